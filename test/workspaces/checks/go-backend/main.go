package main

import (
	"database/sql"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/library/shelves"
)

type server struct{ db *sql.DB }

func main() {
	s := &server{}
	r := gin.Default()
	r.GET("/books", s.listBooks)
	r.GET("/loans", s.listLoans)
	r.POST("/loans", s.lend)
	r.POST("/loans/together", s.lendTogether)
	r.POST("/loans/{id}/back", s.giveBack)
	r.POST("/loans/remind", s.remind)
	r.GET("/books/newest", s.newest)
	r.GET("/loans/of", s.loansOf)
	r.GET("/loans/late", s.late)
	r.POST("/loans/call", s.callFor)
	r.GET("/loans/all", lentBooks)
	r.Run(":8080")
}

func (s *server) listBooks(c *gin.Context) {
	query := fmt.Sprintf("SELECT id, title FROM books ORDER BY %s LIMIT 20", c.Query("sort"))
	rows, _ := s.db.Query(query)
	c.JSON(http.StatusOK, rows)
}

func (s *server) listLoans(c *gin.Context) {
	for _, id := range idsOf(c) {
		s.db.QueryRow("SELECT title FROM books WHERE id = $1", id)
	}
	// Silent: it ends with what it finds.
	for _, id := range idsOf(c) {
		if id > 10 {
			s.db.QueryRow("SELECT shelf FROM books WHERE id = $1", id)
			return
		}
	}
}

func (s *server) lend(c *gin.Context) {
	s.db.Exec("INSERT INTO loans (book_id) VALUES ($1)", c.PostForm("book"))
	s.db.Exec("UPDATE books SET lent = true WHERE id = $1", c.PostForm("book"))
	http.Get("https://mail.example/send")
}

// Silent: one transaction, a client with a time-out.
func (s *server) lendTogether(c *gin.Context) {
	tx, _ := s.db.Begin()
	tx.Exec("INSERT INTO loans (book_id) VALUES ($1)", c.PostForm("book"))
	tx.Exec("UPDATE books SET lent = true WHERE id = $1", c.PostForm("book"))
	tx.Commit()
}

func idsOf(c *gin.Context) []int { return nil }

// Silent: what runs the text is the transaction that was begun before.
func (s *server) giveBack(c *gin.Context) {
	tx, _ := s.db.Begin()
	query := "DELETE FROM loans WHERE book_id = $1"
	tx.Exec(query, c.Param("id"))
	query = "UPDATE books SET lent = false WHERE id = $1"
	tx.Exec(query, c.Param("id"))
	tx.Commit()
}

// Neither client ever gives up.
func (s *server) remind(c *gin.Context) {
	own := new(http.Client)
	own.Get("https://mail.example/remind")
	req, _ := http.NewRequest("POST", "https://mail.example/again", nil)
	http.DefaultClient.Do(req)
}

var timed = &http.Client{Timeout: 5000000000}

// Silent: this client gives up, whatever else the function asks.
func (s *server) ask(c *gin.Context) {
	timed.Get("https://mail.example/asked")
}

func (s *server) newest(c *gin.Context) {
	for range idsOf(c) {
		s.newestBook()
	}
}

func (s *server) newestBook() {
	s.db.QueryRow("SELECT title FROM books ORDER BY id DESC LIMIT 1")
}

// A hint alone: what is read once is kept.
func (s *server) loansOf(c *gin.Context) {
	var shelf *sql.Row
	for range idsOf(c) {
		if shelf == nil {
			shelf = s.db.QueryRow("SELECT shelf FROM books WHERE title = $1", c.Query("title"))
		}
	}
	c.JSON(http.StatusOK, shelf)
}

// Silent: the wait ends with the request's context.
func (s *server) callFor(c *gin.Context) {
	req, _ := http.NewRequestWithContext(c.Request.Context(), "POST", "https://mail.example/called", nil)
	http.DefaultClient.Do(req)
}

func lentBooks(c *gin.Context) {
	c.JSON(http.StatusOK, shelves.Lent())
}

// What picks the rows has no index; what joins them needs none.
const lateBooks = "SELECT title FROM loans l JOIN books b ON b.id = l.book_id WHERE due < now() LIMIT 20"

func (s *server) late(c *gin.Context) {
	s.db.QueryContext(c, lateBooks)
}
