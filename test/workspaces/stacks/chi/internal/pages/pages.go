package pages

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

type answer func(r *http.Request) (string, error)

// Router answers requests by what it embeds.
type Router struct {
	http.Handler
}

func New() *Router {
	r := &Router{}
	r.Handler = folded(r.routes())
	return r
}

func (p *Router) routes() http.Handler {
	r := chi.NewRouter()
	crud(r, "/users", listUsers)
	r.Route("/archive", func(r chi.Router) {
		crud(r, "/orders", listOrders)
		plain(r, "ping", p.ping)
	})
	gone(r, "old", "older")
	return r
}

// Each call is of one router and one path.
func crud(r chi.Router, prefix string, list http.HandlerFunc) {
	r.Route(prefix, func(r chi.Router) {
		r.Get("/", list)
		r.Delete("/{id}", list)
	})
}

func plain(r chi.Router, path string, f answer) {
	raw(r, path, func(w http.ResponseWriter, r *http.Request) (string, error) { return f(r) })
}

func raw(r chi.Router, path string, f func(w http.ResponseWriter, r *http.Request) (string, error)) {
	handle := func(w http.ResponseWriter, r *http.Request) { _, _ = f(w, r) }
	add(r, path, handle)
}

func gone(r chi.Router, paths ...string) {
	for _, path := range paths {
		add(r, path, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	}
}

func add(r chi.Router, path string, handle http.HandlerFunc) {
	r.HandleFunc("/"+path, handle)
}

func folded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}

func listUsers(w http.ResponseWriter, r *http.Request)  {}
func listOrders(w http.ResponseWriter, r *http.Request) {}
func (p *Router) ping(r *http.Request) (string, error)  { return "", nil }
