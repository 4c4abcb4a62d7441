package clinic;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Pageable;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class VisitServiceImpl extends StoredVisits {
  private final JdbcTemplate jdbc;

  private final EntityManager em;

  private final VisitRepository visitRepository;

  public VisitServiceImpl(JdbcTemplate jdbc, EntityManager em, VisitRepository visitRepository) {
    this.jdbc = jdbc;
    this.visitRepository = visitRepository;
    this.em = em;
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

  @Override
  public Integer count(Long pet) {
    return jdbc.queryForObject("SELECT count(*) FROM visits WHERE pet_id = ?", Integer.class, pet);
  }

  @Override
  public Integer countOf(Long pet) {
    return jdbc.queryForObject("SELECT count(*) FROM visits WHERE pet_id = ?", Integer.class, pet);
  }

  // Silent: bounded apart from its text.
  @Override
  public List<Visit> notes(Pageable page) {
    Query query = em.createQuery("SELECT v FROM Visit v ORDER BY v.id");
    query.setFirstResult((int) page.getOffset());
    query.setMaxResults(page.getPageSize());
    return query.getResultList();
  }

  // Silent: who asks says which.
  @Override
  public List<Visit> chosen(VisitCriteria criteria) {
    return visitRepository.findAll((root, query, builder) -> criteria.in(root, builder), Sort.by("id"));
  }

  @Override
  public List<Long> countsOf(List<Long> ids) {
    return visitRepository.countsOf(visitRepository.findAllByIdIn(ids));
  }

  // Silent as well: bounded where it is made.
  @Override
  public List<Visit> noted() {
    return em.createQuery("SELECT v FROM Visit v ORDER BY v.id", Visit.class).setMaxResults(20).getResultList();
  }
}
