package main

import (
	"context"

	"github.com/uptrace/bun"

	"example.com/depot/models"
)

type store struct{ db *bun.DB }

func (s *store) byEmail(ctx context.Context, email string) (*models.Customer, error) {
	customer := new(models.Customer)
	err := s.db.NewSelect().Model(customer).Relation("Parcels").Where("c.email_address = ?", email).Limit(1).Scan(ctx)
	return customer, err
}

func (s *store) heavy(ctx context.Context, least float64) ([]models.Parcel, error) {
	var found []models.Parcel
	q := s.db.NewSelect().Model(&found).Column("id", "weight_kg").OrderExpr("weight_kg DESC")
	if least > 0 {
		q = q.Where("weight_kg > ?", least)
	}
	return found, q.Scan(ctx)
}

func (s *store) labels(ctx context.Context) (int, error) {
	return s.db.NewSelect().Model((*models.Label)(nil)).Count(ctx)
}

func (s *store) rename(ctx context.Context, customer *models.Customer, nick string) error {
	_, err := s.db.NewUpdate().Model(customer).Set("nick = ?", nick).WherePK().Exec(ctx)
	return err
}

func (s *store) keep(ctx context.Context, parcels ...*models.Parcel) error {
	_, err := s.db.NewInsert().Model(&parcels).On("CONFLICT (id) DO NOTHING").Exec(ctx)
	return err
}

func (s *store) forget(ctx context.Context, id int64) error {
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewDelete().Table("customer_labels").Where("customer_id = ?", id).Exec(ctx)
		return err
	})
}

func (s *store) owners(ctx context.Context) (emails []string, err error) {
	err = s.db.NewSelect().
		TableExpr("parcels AS p").
		ColumnExpr("c.email_address").
		Join("JOIN customers AS c ON c.id = p.customer_id").
		Scan(ctx, &emails)
	return emails, err
}

func (s *store) heaviest(ctx context.Context) (ids []int64, err error) {
	least := s.db.NewSelect().Model((*models.Parcel)(nil)).Where("?TableAlias.weight_kg > 20")
	err = s.db.NewSelect().With("heavy", least).Table("heavy").Column("id").Scan(ctx, &ids)
	return ids, err
}

func (s *store) stamped(ctx context.Context) (bool, error) {
	return s.db.
		NewSelect().
		TableExpr("? AS ?", bun.Ident("parcel_stamps"), bun.Ident("stamp")).
		Join("JOIN ? AS ? ON ? = ?", bun.Ident("parcels"), bun.Ident("p"), bun.Ident("p.id"), bun.Ident("stamp.id")).
		Where("? = ?", bun.Ident("stamp.code"), "A").
		Exists(ctx)
}

func (s *store) Keep(ctx context.Context, customer *Customer) error {
	_, err := s.db.NewUpdate().Model(customer).WherePK().Exec(ctx)
	return err
}
