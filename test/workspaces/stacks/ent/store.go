package main

import (
	"context"

	"example.com/depot/ent"
	"example.com/depot/ent/customer"
	"example.com/depot/ent/parcel"
)

type store struct{ db *ent.Client }

func (s *store) byEmail(ctx context.Context, email string) (*ent.Customer, error) {
	return s.db.Customer.Query().Where(customer.EmailEQ(email)).WithOpenParcels().Only(ctx)
}

func (s *store) named(ctx context.Context) ([]*ent.Customer, error) {
	return s.db.Customer.Query().
		Where(customer.NickNotNil(), customer.HasOpenParcelsWith(parcel.WeightGT(2))).
		Order(ent.Asc(customer.FieldEmail)).
		All(ctx)
}

func (s *store) keep(ctx context.Context, email string) error {
	return s.db.Customer.
		Create().
		SetEmail(email).
		OnConflict().
		Exec(ctx)
}

func (s *store) move(ctx context.Context, id int, weight float64) error {
	tx, err := s.db.Tx(ctx)
	if err != nil {
		return err
	}
	if err := tx.Parcel.UpdateOneID(id).SetWeight(weight).Exec(ctx); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *store) forget(ctx context.Context, id int) error {
	_, err := s.db.Parcel.Delete().Where(parcel.ID(id)).Exec(ctx)
	return err
}

type desk struct{ orm *ent.Client }

func (s *desk) Weigh(ctx context.Context) (int, error) {
	return s.orm.Parcel.Query().Count(ctx)
}
