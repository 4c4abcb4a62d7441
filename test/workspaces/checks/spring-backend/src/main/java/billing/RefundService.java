package billing;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class RefundService {
  private final Ledger ledger;

  public RefundService(Ledger ledger) {
    this.ledger = ledger;
  }

  public void refund(Invoice invoice) {
    ledger.write(invoice);
  }
}
