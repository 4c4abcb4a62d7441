package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/mixin"
)

// SealMixin lends no key.
type SealMixin struct {
	mixin.Schema
}

func (SealMixin) Fields() []ent.Field {
	return stampFields()
}

func stampFields() []ent.Field {
	return []ent.Field{field.Time("stamped_at")}
}

type XRaySeal struct {
	ent.Schema
}

func (XRaySeal) Mixin() []ent.Mixin {
	return []ent.Mixin{SealMixin{}}
}

func (XRaySeal) Fields() []ent.Field {
	return []ent.Field{
		field.String("code"),
		field.Int("owner_id").Optional(),
	}
}

func (XRaySeal) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("owner", Customer.Type).Ref("seals").Field("owner_id").Unique(),
		edge.From("parcel", Parcel.Type).
			Ref("seals").
			Unique().
			Required(),
		edge.From("trucks", Truck.Type).Ref("seals"),
		edge.To("parts", XRaySeal.Type).From("whole").Unique(),
	}
}

type Truck struct {
	ent.Schema
}

func (Truck) Edges() []ent.Edge {
	return []ent.Edge{edge.To("seals", XRaySeal.Type)}
}
