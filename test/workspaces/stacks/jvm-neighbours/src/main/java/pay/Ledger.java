package pay;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;

@FeignClient(name = "ledger", url = "https://ledger.example.com")
public interface Ledger {
  @PostMapping("/entries")
  void enter(String entry);
}
