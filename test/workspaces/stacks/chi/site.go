package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.com/depot/internal/pages"
)

type site struct {
	router chi.Router
}

func (s *site) serve() {
	s.router = chi.NewRouter()
	s.mount("pages", "/pages", pages.New())
	s.mount("assets", "/assets", assets())
	s.router.Handle("DELETE /pages/{page}", http.HandlerFunc(health))
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
