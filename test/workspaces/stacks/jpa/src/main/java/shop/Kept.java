package shop;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

@MappedSuperclass
public abstract class Kept {
  @Id @GeneratedValue private Long id;

  private Instant createdAt;
}
