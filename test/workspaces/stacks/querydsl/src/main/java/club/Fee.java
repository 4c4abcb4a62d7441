package club;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "fees")
public class Fee {
  @Id private Long id;
  private int cents;
  @ManyToOne private Member member;
}
