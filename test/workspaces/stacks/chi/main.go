package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"example.com/depot/internal/articles"
)

func main() {
	r := chi.NewRouter()
	r.Use(middleware.Logger)
	r.Get("/health", health)
	r.Method("PUT", "/settings", http.HandlerFunc(saveSettings))

	r.Route("/api", func(r chi.Router) {
		r.Route("/articles", articles.Routes)
		r.Group(func(r chi.Router) {
			r.Use(requireUser)
			r.With(limited("me")).Get("/me", me)
		})
		r.Mount("/admin", adminRouter())
	})
	mountHooks(r, hooks())
	resource(r, "/labels", false)
	resource(r, "/boxes", true)
	_ = http.ListenAndServe(":8080", r)
}

func adminRouter() http.Handler {
	r := chi.NewRouter()
	r.Use(requireUser)
	r.Delete("/users/{userID:[0-9]+}", func(w http.ResponseWriter, r *http.Request) {})
	return r
}

func requireUser(next http.Handler) http.Handler { return next }

func limited(what string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { return next }
}

func health(w http.ResponseWriter, r *http.Request)       {}
func saveSettings(w http.ResponseWriter, r *http.Request) {}
func me(w http.ResponseWriter, r *http.Request) {
	_ = r.Header.Get("/me")
}

type hookHandler http.Handler

func hooks() hookHandler {
	r := chi.NewRouter()
	r.Post("/pull", health)
	return hookHandler(r)
}

func mountHooks(r *chi.Mux, below hookHandler) { r.Mount("/hooks", below) }

func resource(r chi.Router, path string, writable bool) {
	r.Route(path, func(r chi.Router) {
		r.Get("/", health)
		if writable {
			r.Put("/", saveSettings)
		}
	})
}
