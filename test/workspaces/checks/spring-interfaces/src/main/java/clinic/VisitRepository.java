package clinic;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

public interface VisitRepository extends JpaRepository<Visit, Long>, JpaSpecificationExecutor<Visit> {
  // Silent: these very ones.
  @Query("select count(p.id) from Visit v left join v.pets p where v in :visits group by v.id")
  List<Long> countsOf(Collection<Visit> visits);
}
