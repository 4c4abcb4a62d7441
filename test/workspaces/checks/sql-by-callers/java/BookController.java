package shop;

import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/books")
class BookController {
  private final BookStore store;

  BookController(BookStore store) {
    this.store = store;
  }

  @GetMapping
  List<Book> list(@RequestParam String sort, BookCriteria criteria) {
    String order = sort.trim();
    store.titled(criteria.getTitle());
    return store.ordered(order);
  }

  // Silent: a number, and one of a few known names.
  @GetMapping("/paged")
  List<Book> paged(@RequestParam int page, @RequestParam String column) {
    store.page(page);
    return store.byColumn(column);
  }
}
