package shop;

import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
@DiscriminatorValue("card")
class CardPayment extends Payment {
  private String lastDigits;

  @ManyToOne private Customer holder;
}

@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
public abstract class Payment {
  @Id private Long id;

  private long amount;
}

interface CardPayments extends JpaRepository<CardPayment, Long> {
  CardPayment findByLastDigits(String digits);
}
