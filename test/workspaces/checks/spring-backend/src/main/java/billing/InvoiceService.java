package billing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class InvoiceService {
  private final JdbcTemplate jdbc;

  public InvoiceService(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public void place(Invoice invoice) {
    jdbc.update("INSERT INTO invoices (id, customer_id, total) VALUES (?, ?, ?)", invoice.id(), invoice.customer(), invoice.total());
    jdbc.update("INSERT INTO invoice_lines (id, invoice_id, cents) VALUES (?, ?, ?)", invoice.id(), invoice.id(), invoice.total());
  }

  public List<Long> search(String name) {
    return jdbc.queryForList(
        "SELECT i.id FROM open_invoices i JOIN customers c ON c.id = i.customer_id WHERE c.name = ? ORDER BY i.paid_at NULLS LAST LIMIT 50",
        Long.class,
        name);
  }

  public List<Long> due(List<Long> customers) {
    List<Long> found = new ArrayList<>();
    for (Long customer : customers) {
      found.addAll(jdbc.queryForList("SELECT id FROM invoices WHERE customer_id = ? AND due_at < now() LIMIT 10", Long.class, customer));
    }
    return found;
  }

  public void remove(long id) {
    jdbc.update("DELETE FROM invoices WHERE id = ?", id);
  }
}
