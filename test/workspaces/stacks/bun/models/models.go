package models

import (
	"time"

	"github.com/uptrace/bun"
)

type Stamps struct {
	CreatedAt time.Time `bun:",nullzero,notnull,default:current_timestamp"`
}

type Customer struct {
	bun.BaseModel `bun:"table:customers,alias:c"`
	Stamps

	ID      int64    `bun:",pk,autoincrement"`
	Email   string   `bun:"email_address,unique"`
	Nick    *string  `bun:"nick"`
	Total   int64    `bun:"total,scanonly"`
	Hidden  string   `bun:"-"`
	Parcels []Parcel `bun:"rel:has-many,join:id=customer_id"`
	Labels  []Label  `bun:"m2m:customer_labels,join:Customer=Label"`
}

type Parcel struct {
	bun.BaseModel

	ID         int64
	CustomerID int64
	Weight     float64 `bun:"weight_kg,type:numeric"`
}

type Label struct {
	bun.BaseModel `bun:"labels"`

	ID   int64 `bun:",pk"`
	Text string
}

type ParcelStamp struct {
	ID   string `bun:"type:CHAR(26),pk,nullzero,notnull"`
	Code string `bun:",nullzero"`
}
