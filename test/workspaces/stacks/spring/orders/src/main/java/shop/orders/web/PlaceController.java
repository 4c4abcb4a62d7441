package shop.orders.web;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.generated.PlacesApi;

@RestController
@RequestMapping("/stock")
public class PlaceController implements PlacesApi {
  @Override
  public ResponseEntity<String> getPlace(String place) {
    return ResponseEntity.ok(place);
  }

  @Override
  public ResponseEntity<Void> setPlace(String place) {
    return ResponseEntity.noContent().build();
  }

  public String words() {
    return "";
  }
}
