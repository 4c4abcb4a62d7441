package migrations

import (
	"context"

	"github.com/uptrace/bun"
)

const stampTable = `CREATE TABLE stamps (id serial PRIMARY KEY, colour text NOT NULL)`

func init() {
	up := []string{stampTable}
	down := []string{`DROP TABLE stamps`}

	Migrations.MustRegister(func(ctx context.Context, db *bun.DB) error {
		return runAll(ctx, db, up)
	}, func(ctx context.Context, db *bun.DB) error {
		return runAll(ctx, db, down)
	})

	Migrations.MustRegister(func(ctx context.Context, db *bun.DB) error {
		_, err := db.Exec(`ALTER TABLE stamps ADD COLUMN worth integer`)
		return err
	}, func(ctx context.Context, db *bun.DB) error {
		_, err := db.Exec(`ALTER TABLE stamps DROP COLUMN worth`)
		return err
	})
}
