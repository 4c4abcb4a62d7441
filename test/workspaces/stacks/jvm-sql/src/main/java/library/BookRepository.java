package library;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

public interface BookRepository extends JpaRepository<Book, Long> {
  @Query("select b from Book b join b.author a where a.fullName = :name and b.printYear > :year")
  List<Book> byAuthor(String name, int year);

  @Query("from Book b where b.title = ?1")
  Optional<Book> titled(String title);

  @Query(
      value = "SELECT b.id, b.title FROM books b " + "WHERE b.title LIKE ?1 ORDER BY b.title",
      nativeQuery = true)
  Page<Book> search(String part, Pageable page);

  @Modifying
  @Query("update #{#entityName} b set b.printYear = ?2 where b.id = ?1")
  int reprint(Long id, int year);

  @Query("delete Book b where b.printYear < ?1")
  void weed(int year);
}
