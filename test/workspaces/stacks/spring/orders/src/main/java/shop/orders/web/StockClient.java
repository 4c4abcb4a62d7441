package shop.orders.web;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

@FeignClient(name = "stock", url = "${STOCK_URL}")
public interface StockClient {
  @GetMapping("/stock/levels")
  String levels();
}
