package shop.orders.web;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import shop.generated.CountsApiDelegate;

@Service
public class CountService implements CountsApiDelegate {
  @Override
  public ResponseEntity<Void> startCount() {
    return ResponseEntity.accepted().build();
  }
}
