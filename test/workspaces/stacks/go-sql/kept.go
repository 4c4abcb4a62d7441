package store

import (
	"context"
	"fmt"
)

const countNotes = "SELECT count(*) FROM notes"

func (s *Store) Note(ctx context.Context, id int) error {
	return s.db.QueryRowContext(ctx, findNote, id).Err()
}

func (s *Store) Pin(where string) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	_, err = tx.Exec(fmt.Sprintf(pinNotes, where))
	return err
}

func (s *Store) Count(cache Cache, findNote string) error {
	if cached := cache.Get(findNote); cached != nil {
		return nil
	}
	return s.db.QueryRow(countNotes).Err()
}
