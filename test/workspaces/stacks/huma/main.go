package main

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"
)

type input struct{}
type output struct{}

func main() {
	r := chi.NewRouter()
	r.Route("/api", func(r chi.Router) {
		api := humachi.New(r, huma.DefaultConfig("Depot", "1"))
		api.UseMiddleware(traced)
		register(api)
	})
	_ = http.ListenAndServe(":8080", r)
}

func register(api huma.API) {
	huma.Register(api, huma.Operation{
		OperationID: "create-order",
		Method:      http.MethodPost,
		Path:        "/orders",
		Security:    []map[string][]string{{"bearer": {}}},
	}, createOrder)

	remove := huma.Operation{Method: "DELETE", Path: "/orders/{id}", Middlewares: huma.Middlewares{admin}}
	huma.Register(api, remove, createOrder)

	huma.Register(api, scoped(huma.Operation{Method: http.MethodPut, Path: "/orders/{id}"}), createOrder)

	group := huma.NewGroup(api, "/v2")
	huma.Get(group, "/orders", func(ctx context.Context, in *input) (*output, error) { return nil, nil })
}

func scoped(op huma.Operation) huma.Operation { return op }

func createOrder(ctx context.Context, in *input) (*output, error) { return nil, nil }

func traced(ctx huma.Context, next func(huma.Context)) { next(ctx) }
func admin(ctx huma.Context, next func(huma.Context))  { next(ctx) }
