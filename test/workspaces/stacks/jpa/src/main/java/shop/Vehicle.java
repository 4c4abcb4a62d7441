package shop;

import jakarta.persistence.*;

@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Vehicle {
  @Id private Long id;

  private String plate;
}

@Entity
class Truck extends Vehicle {
  private int load;
}
