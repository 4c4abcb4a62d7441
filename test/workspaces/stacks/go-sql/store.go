package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
)

type Store struct{ db *sql.DB }

func (s *Store) List(ctx context.Context) (*sql.Rows, error) {
	return s.db.QueryContext(ctx, `
		SELECT id, total FROM orders WHERE user_id = $1 ORDER BY placed_at LIMIT 20`, 1)
}

func (s *Store) Search(r *http.Request) (*sql.Rows, error) {
	term := r.URL.Query().Get("q")
	return s.db.Query(fmt.Sprintf("SELECT id FROM orders WHERE note LIKE '%%%s%%'", term))
}

func (s *Store) Pay(ids []int) error {
	tx, err := s.db.Begin()
	if err != nil {
		return fmt.Errorf("select a better time: %w", err)
	}
	for _, id := range ids {
		if _, err := tx.Exec("UPDATE orders SET paid = true "+"WHERE id = $1", id); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (s *Store) Search(ctx context.Context, note string) (*sql.Rows, error) {
	query := `SELECT id FROM orders WHERE extract(epoch from placed_at) > 0`
	if note != "" {
		query += ` LIMIT 5`
	}
	return s.db.QueryContext(ctx, query)
}
