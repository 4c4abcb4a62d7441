package library;

public class V2_1__Shelve {
  public void migrate(JdbcTemplate jdbc) {
    jdbc.update("UPDATE old_books SET shelf = 1");
  }
}
