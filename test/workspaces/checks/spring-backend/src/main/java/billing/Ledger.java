package billing;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
public class Ledger {
  private final JdbcTemplate jdbc;

  public Ledger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public void write(Invoice invoice) {
    jdbc.update("UPDATE invoices SET total = 0 WHERE id = ?", invoice.id());
    jdbc.update("DELETE FROM invoice_lines WHERE invoice_id = ?", invoice.id());
  }
}
