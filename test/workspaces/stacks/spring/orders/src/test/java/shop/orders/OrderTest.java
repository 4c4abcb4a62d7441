package shop.orders;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class OrderTest {
  @RestController
  static class Probe {
    @GetMapping("/probe")
    String probe() {
      return "";
    }
  }
}
