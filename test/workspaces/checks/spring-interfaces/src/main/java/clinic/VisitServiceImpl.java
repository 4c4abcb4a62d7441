package clinic;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class VisitServiceImpl extends StoredVisits {
  private final JdbcTemplate jdbc;

  public VisitServiceImpl(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Visit> all() {
    return jdbc.query("SELECT id, pet_id, note FROM visits", new VisitMapper());
  }

  @Override
  public List<Visit> all(Pageable page) {
    return jdbc.query("SELECT id, pet_id, note FROM visits LIMIT ? OFFSET ?", new VisitMapper(), page.getPageSize(), page.getOffset());
  }

  @Override
  public void add(Visit visit) {
    jdbc.update("INSERT INTO visits (pet_id, note) VALUES (?, ?)", visit.pet(), visit.note());
  }

  @Override
  public List<String> owners(List<Long> pets) {
    List<String> names = new ArrayList<>();
    for (Long pet : pets) {
      names.add(jdbc.queryForObject("SELECT owner FROM pets WHERE id = ?", String.class, pet));
    }
    return names;
  }
}
