package club;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

@Entity
@Table(name = "members")
public class Member {
  @Id private Long id;
  private String nickName;
  private Instant joinedAt;
  private boolean paused;
  @ManyToOne private Team team;

  @OneToMany(mappedBy = "member")
  private List<Fee> fees;
}
