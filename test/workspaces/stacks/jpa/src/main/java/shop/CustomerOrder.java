package shop;

import jakarta.persistence.*;

@Entity
public class CustomerOrder extends Kept {
  private String number;

  @ManyToOne(optional = false)
  private Customer customer;

  @ManyToOne
  @JoinColumn(name = "`replaces`")
  private CustomerOrder replaced;

  @ManyToOne
  @JoinTable(
      name = "order_batches",
      joinColumns = @JoinColumn(name = "order_id"),
      inverseJoinColumns = @JoinColumn(name = "label_id"))
  private Label batch;
}
