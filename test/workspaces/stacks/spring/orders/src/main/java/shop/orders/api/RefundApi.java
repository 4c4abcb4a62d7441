package shop.orders.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@RequestMapping("/v1/refunds")
public interface RefundApi {
  @GetMapping("/{refundId}")
  Refund find(@PathVariable long refundId);

  @PostMapping
  Refund create(@RequestBody Refund refund);

  record Refund(long orderId, long cents) {}
}
