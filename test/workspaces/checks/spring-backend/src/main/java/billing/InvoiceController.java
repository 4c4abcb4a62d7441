package billing;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/invoices")
public class InvoiceController {
  private final InvoiceService invoices;
  private final RefundService refunds;

  public InvoiceController(InvoiceService invoices, RefundService refunds) {
    this.invoices = invoices;
    this.refunds = refunds;
  }

  @PostMapping
  @PreAuthorize("hasRole('CLERK')")
  public void place(@RequestBody Invoice invoice) {
    invoices.place(invoice);
  }

  @PostMapping("/refund")
  @PreAuthorize("hasRole('CLERK')")
  public void refund(@RequestBody Invoice invoice) {
    refunds.refund(invoice);
  }

  @GetMapping("/search")
  @PreAuthorize("hasRole('CLERK')")
  public List<Long> search(@RequestParam String name) {
    return invoices.search(name);
  }

  @GetMapping("/due")
  @PreAuthorize("hasRole('CLERK')")
  public List<Long> due(@RequestBody List<Long> customers) {
    return invoices.due(customers);
  }

  @PutMapping("/{id}/refund")
  @PreAuthorize("hasRole('CLERK')")
  public void refundAgain(@PathVariable long id, @RequestBody Invoice invoice) {
    refunds.refund(invoice);
  }

  @DeleteMapping("/{id}")
  public void remove(@PathVariable long id) {
    invoices.remove(id);
  }
}
