package shop.parcels;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Set;
import shop.Customer;
import vendor.Columns;

@Entity
@Table(name = Names.PARCEL)
public class Parcel {
  static final String COLUMN_CODE = "parcel_code";
  static final String COLUMN_RECEIVER = "receiver_key";
  static final String STOPS = "stops_made";

  @Id
  @Column(name = Parcel.COLUMN_CODE)
  private String code;

  @Column(name = Names.WEIGHT)
  private int weight;

  @Column(name = Columns.UNKNOWN)
  private String hint;

  @ManyToOne
  @JoinColumn(name = COLUMN_RECEIVER)
  private Customer receiver;

  @ManyToMany
  @JoinTable(
      name = STOPS,
      joinColumns = @JoinColumn(name = COLUMN_CODE),
      inverseJoinColumns = @JoinColumn(name = "stop_key"))
  private Set<Customer> stops;
}
