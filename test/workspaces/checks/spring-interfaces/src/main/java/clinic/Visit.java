package clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "visits")
public class Visit {
  @Id private long id;

  @Column(name = "pet_id")
  private long pet;

  private String note;

  public long pet() {
    return pet;
  }

  public String note() {
    return note;
  }
}
