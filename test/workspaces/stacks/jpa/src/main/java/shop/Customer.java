package shop;

import jakarta.persistence.*;
import java.util.List;
import java.util.Set;

@Entity
@Table(
    name = "customers",
    indexes = @Index(name = "by_name", columnList = "last_name, first_name desc"))
public class Customer extends Kept {
  private static final int LONGEST = 80;

  @Column(nullable = false, unique = true)
  private String email;

  private String firstName;

  @Column(name = "last_name")
  private String surname;

  private boolean active;

  @Embedded
  @AttributeOverrides({
    @AttributeOverride(name = "street", column = @Column(name = "home_street")),
  })
  private Address address;

  @OneToMany(mappedBy = "customer")
  private List<CustomerOrder> orders;

  @ManyToMany
  @JoinTable(
      name = "customer_labels",
      joinColumns = @JoinColumn(name = "customer"),
      inverseJoinColumns = @JoinColumn(name = "label"))
  private Set<Label> labels;

  @ElementCollection private Set<String> phoneNumbers;

  @Transient private String greeting;
}
