package graph

import "context"

type Resolver struct {
	orders []*Order
}

func (r *Resolver) Mutation() MutationResolver { return &mutationResolver{r} }

func (r *Resolver) all(ctx context.Context) ([]*Order, error) { return r.orders, nil }

type mutationResolver struct{ *Resolver }

func (r *mutationResolver) PlaceOrder(ctx context.Context, sku string) (*Order, error) {
	return &Order{}, nil
}
