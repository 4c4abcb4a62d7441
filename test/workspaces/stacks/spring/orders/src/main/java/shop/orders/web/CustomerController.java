package shop.orders.web;

import org.springframework.web.bind.annotation.GetMapping;
import shop.orders.api.ApiController;

@ApiController("/v1/customers")
public class CustomerController extends CrudController<Customer> {
  @Override
  protected Customer load(long id) {
    return new Customer(id);
  }

  @Override
  public void remove(long id) {
    throw new IllegalStateException("Customers are kept: " + id);
  }

  @GetMapping("/me")
  public Customer me() {
    return load(1);
  }
}
