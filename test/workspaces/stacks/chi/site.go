package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.com/depot/internal/pages"
	"example.org/steps"
)

type site struct {
	router chi.Router
}

func (s *site) serve() {
	s.router = chi.NewRouter()
	s.mount("pages", "/pages", pages.New())
	s.mount("assets", "/assets", assets())
	s.router.Handle("DELETE /pages/{page}", http.HandlerFunc(health))
	parcels := parcels()
	s.router.Handle("/v2*", http.StripPrefix("/v2", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		chi.RouteContext(r.Context()).Reset()
		parcels.ServeHTTP(w, r)
	})))
	s.router.Handle("/*", letters())
	chain := steps.New(failing())
	s.router.Get("/stamps", chain.Handler(stamps()))
	for _, path := range s.found() {
		s.router.Options(path, health)
	}
}

func (s *site) mount(what, path string, sub http.Handler) {
	s.router.Group(func(r chi.Router) {
		r.Mount(path, sub)
	})
}

func (s *site) found() []string { return nil }

func assets() http.Handler {
	r := chi.NewRouter()
	r.Get("/logo", health)
	return r
}

func parcels() chi.Router {
	r := chi.NewRouter()
	r.Get("/parcels/{id}", health)
	return r
}

func letters() chi.Router {
	r := chi.NewRouter()
	r.Get("/letters/{id}", health)
	return r
}

func failing() steps.Failing {
	return func(next steps.Handler) http.Handler { return nil }
}

func stamps() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {}
}
