package shelves

import "database/sql"

var db *sql.DB

func Lent() *sql.Rows {
	rows, _ := db.Query("SELECT id, book_id FROM loans ORDER BY id")
	return rows
}
