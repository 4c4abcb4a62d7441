package articles

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

type comments struct{}

func (c comments) Routes() chi.Router {
	r := chi.NewRouter()
	r.Get("/", c.list)
	return r
}

func (c comments) list(w http.ResponseWriter, r *http.Request) {}
