package library;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Shelves {
  private static final String COUNT = "SELECT count(*) FROM shelves WHERE room = ?";
  private final JdbcTemplate jdbc;
  private final EntityManager em;

  public Shelves(JdbcTemplate jdbc, EntityManager em) {
    this.jdbc = jdbc;
    this.em = em;
  }

  @GetMapping("/shelves")
  public List<Map<String, Object>> list(@RequestParam String room, String other) {
    jdbc.queryForObject(COUNT, Integer.class, room);
    jdbc.queryForList("SELECT id FROM shelves WHERE room = '" + other + "' LIMIT 5");
    return jdbc.queryForList("SELECT id, label FROM shelves WHERE room = '" + room + "'");
  }

  public void fill(List<Long> ids) {
    ids.forEach(
        id ->
            jdbc.update(
                """
                INSERT INTO shelf_books (book_id, shelf_id)
                VALUES (?, 1)
                """,
                id));
    String jpql = "select b from Book b where b.author.id = :id";
    em.createQuery(jpql, Book.class).getResultList();
    em.createNativeQuery("delete from shelves where id = 1").executeUpdate();
    System.out.println("Select a shelf from the list");
  }
}
