package articles

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

type resource struct{}

// Routes declares the articles below wherever it is put.
func Routes(r chi.Router) {
	res := resource{}
	r.Get("/", res.list)
	r.Post("/", res.create)
	r.Mount("/{slug}/comments", comments{}.Routes())
}

func (resource) list(w http.ResponseWriter, r *http.Request)   {}
func (resource) create(w http.ResponseWriter, r *http.Request) {}
