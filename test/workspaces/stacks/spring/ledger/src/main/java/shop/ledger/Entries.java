package shop.ledger;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange(url = "/entries")
public interface Entries {
  @GetExchange("/{id}")
  Entry find(@PathVariable long id);
}
