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
}
