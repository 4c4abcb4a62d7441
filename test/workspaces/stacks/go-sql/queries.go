package store

const (
	findNote = `SELECT id, body FROM notes WHERE id = $1`

	// Nobody runs it.
	spareNote = `SELECT body FROM notes WHERE id = $1 LIMIT 1`
)

var pinNotes = "UPDATE notes SET pinned = true WHERE %s"
