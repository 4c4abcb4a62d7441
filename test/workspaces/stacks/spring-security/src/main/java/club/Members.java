package club;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Members {
  @GetMapping("/news/today")
  String news() {
    return "";
  }

  @GetMapping("/members")
  String list() {
    return "";
  }

  @PostMapping("/members")
  String join() {
    return "";
  }

  @PreAuthorize("#id == principal.id")
  @GetMapping("/members/{id}/fees")
  String fees(long id) {
    return "";
  }

  @GetMapping("/admin/books/{year}")
  String books(int year) {
    return "";
  }
}
