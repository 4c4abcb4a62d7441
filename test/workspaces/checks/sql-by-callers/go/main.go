package shop

import (
	"database/sql"
	"fmt"
	"net/http"
	"slices"
)

type books struct{ db *sql.DB }
type server struct{ books *books }

func main() {
	s := &server{}
	http.HandleFunc("GET /books", s.list)
	http.HandleFunc("GET /books/sorted", s.sorted)
}

func (s *server) list(w http.ResponseWriter, r *http.Request) {
	order := r.URL.Query().Get("order")
	s.books.ordered(order)
	s.books.named(r.FormValue("name"), r.PathValue("shelf"))
}

// Silent: what is not known is refused, or replaced.
func (s *server) sorted(w http.ResponseWriter, r *http.Request) {
	column := r.URL.Query().Get("column")
	if !slices.Contains(columns, column) {
		return
	}
	s.books.byColumn(column)
	direction := r.URL.Query().Get("direction")
	switch direction {
	case "asc", "desc":
	default:
		return
	}
	s.books.byDirection(direction)
	s.books.page(len(r.URL.Query().Get("page")))
}

func (b *books) ordered(order string) {
	query := fmt.Sprintf("SELECT id, title FROM books ORDER BY %s LIMIT 20", order)
	b.db.Query(query)
}

func (b *books) named(name string, shelf string) {
	b.db.Query("SELECT id FROM books WHERE title = '" + name + "'")
	query := "SELECT id FROM books WHERE true"
	if shelf != "" {
		query += " AND shelf = '" + shelf + "'"
	}
	b.db.Query(query)
}

func (b *books) byColumn(column string) {
	b.db.Query("SELECT id FROM books ORDER BY " + column)
}

func (b *books) byDirection(direction string) {
	b.db.Query("SELECT id FROM books ORDER BY id " + direction)
}

func (b *books) page(page int) {
	b.db.Query(fmt.Sprintf("SELECT id FROM books LIMIT 20 OFFSET %d", page))
}
