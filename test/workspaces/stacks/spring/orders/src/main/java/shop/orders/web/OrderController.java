package shop.orders.web;

import static shop.orders.api.Paths.ORDERS;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import shop.orders.api.Paths;

@RestController
@RequestMapping(ORDERS)
@PreAuthorize("hasRole('CLERK')")
public class OrderController {
  private final OrderBook book;

  public OrderController(OrderBook book) {
    this.book = book;
  }

  @GetMapping
  public List<Order> list() {
    return book.all();
  }

  @GetMapping({"/{id:\\d+}", "/by-number/{id}"})
  public Order find(@PathVariable long id) {
    return book.find(id);
  }

  @PostMapping(consumes = "application/json")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('ADMIN')")
  public Order create(@Valid @RequestBody NewOrder order) {
    return book.add(order);
  }

  @RequestMapping(path = "/{id}/state", method = {RequestMethod.PUT, RequestMethod.PATCH})
  public void changeState(@PathVariable long id, @RequestBody State state) {
    book.change(id, state);
  }

  @RequestMapping("${orders.export-path:/export}/all")
  public String export() {
    return Paths.ORDERS;
  }

  @GetMapping("${orders.secret-path}")
  public String hidden() {
    return "";
  }
}
