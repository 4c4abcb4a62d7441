package shop;

import java.util.List;

class BookStore {
  List<Book> ordered(String order) {
    String sql = "SELECT id, title FROM books ORDER BY " + order;
    return jdbc.query(sql, mapper);
  }

  List<Book> titled(String title) {
    return jdbc.query(String.format("SELECT id FROM books WHERE title = '%s'", title), mapper);
  }

  List<Book> page(int page) {
    return jdbc.query("SELECT id FROM books LIMIT 20 OFFSET " + page * 20, mapper);
  }

  List<Book> byColumn(String column) {
    if (!COLUMNS.contains(column)) throw new IllegalArgumentException(column);
    return jdbc.query("SELECT id FROM books ORDER BY " + column, mapper);
  }
}
