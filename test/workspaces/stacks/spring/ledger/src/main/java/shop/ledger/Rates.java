package shop.ledger;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange("https://rates.example")
public interface Rates {
  @GetExchange("/today")
  Rate today();
}
