package store

import "database/sql"

// Steps that the program runs itself, in their order.
var steps = []func(*sql.Tx) error{
	func(tx *sql.Tx) error {
		_, err := tx.Exec(`
			CREATE TABLE notes (
				id bigserial primary key,
				body text not null
			);
			CREATE INDEX notes_body ON notes(body);
		`)
		return err
	},
	func(tx *sql.Tx) error {
		_, err := tx.Exec(`
			UPDATE notes SET body = '' WHERE body IS NULL;
			ALTER TABLE notes ADD COLUMN pinned bool default false;
		`)
		return err
	},
}

func makeFor(tx *sql.Tx, tenant string) error {
	_, err := tx.Exec("CREATE TABLE " + tenant + " (id int)")
	return err
}

func downNotes(tx *sql.Tx) error {
	_, err := tx.Exec("DROP TABLE notes")
	return err
}
