package schema

import (
	"time"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"entgo.io/ent/schema/mixin"
)

type StampMixin struct {
	mixin.Schema
}

func (StampMixin) Fields() []ent.Field {
	return []ent.Field{
		field.String("id"),
		field.Time("created_at").Default(time.Now),
	}
}

type Customer struct {
	ent.Schema
}

func (Customer) Mixin() []ent.Mixin {
	return []ent.Mixin{StampMixin{}}
}

func (Customer) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").Unique().NotEmpty(),
		field.String("nick").Optional().StorageKey("nick_name"),
	}
}

func (Customer) Edges() []ent.Edge {
	return []ent.Edge{edge.To("open_parcels", Parcel.Type)}
}

type Parcel struct {
	ent.Schema
}

func (Parcel) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: "parcel_list"}}
}

func (Parcel) Fields() []ent.Field {
	return []ent.Field{
		field.Float("weight"),
		field.String("customer_id"),
	}
}

func (Parcel) Indexes() []ent.Index {
	return []ent.Index{index.Fields("customer_id", "weight").Unique()}
}
