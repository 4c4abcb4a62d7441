package shop.ledger;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class EntriesController implements Entries {
  @Override
  public Entry find(long id) {
    return new Entry(id);
  }

  @PostMapping(shop.ledger.LedgerPaths.CLOSED)
  public void close() {}
}
