package main

import (
	"net/http"
	"os"

	"github.com/gorilla/mux"

	"example.com/depot/api"
)

func main() {
	r := mux.NewRouter().StrictSlash(true)
	r.Use(traced)
	r.HandleFunc("/health", health).Methods("GET", http.MethodHead)
	r.PathPrefix("/static/").Handler(http.StripPrefix("/static/", http.FileServer(http.Dir("public"))))

	a := &api.API{Root: r.PathPrefix("/api/v2").Subrouter()}
	a.Init()

	getOnly := r.Methods(http.MethodGet).Subrouter()
	getOnly.HandleFunc("/products/{id:[0-9]+}", product)
	pages := &site{root: r, prefix: os.Getenv("PREFIX")}
	pages.declare()
	declareLists(r)
	files := func(serve action, prefix string) http.Handler { return answering(serve, prefix) }
	r.Handle("/files", files(listFiles, "")).Methods("GET")
	r.PathPrefix("/files/recent").Handler(files(recentFiles(10), "/files/recent")).Methods("GET")
	_ = http.ListenAndServe(":8080", stripped(os.Getenv("BASE"), r))
}

type action func(w http.ResponseWriter, r *http.Request) error

// What it gives back is the router for one of its calls, and a handler for the others.
func stripped(prefix string, h http.Handler) http.Handler {
	if prefix == "" {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) })
}

func answering(serve action, prefix string) http.Handler {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _ = serve(w, r) })
	return stripped(prefix, handler)
}

func listFiles(w http.ResponseWriter, r *http.Request) error { return nil }
func recentFiles(most int) action {
	return func(w http.ResponseWriter, r *http.Request) error { return nil }
}

func traced(next http.Handler) http.Handler { return next }

func health(w http.ResponseWriter, r *http.Request)  {}
func product(w http.ResponseWriter, r *http.Request) {}

type site struct {
	root   *mux.Router
	prefix string
}

func (s *site) below(path string) string {
	if s.prefix == "" || s.prefix == "/" {
		return path
	}
	if path == "/" {
		return "/home"
	}
	return s.prefix + path
}

func (s *site) declare() {
	root := s.below("/")
	s.root.HandleFunc(root, s.page).HeadersRegexp("User-Agent", "^Mozilla").Methods("GET")
	s.root.HandleFunc(s.below("/version"), s.version).Methods("GET")
	s.root.HandleFunc(s.below("/status/{code}"), s.status)
}

func (s *site) page(w http.ResponseWriter, r *http.Request)    {}
func (s *site) version(w http.ResponseWriter, r *http.Request) {}
func (s *site) status(w http.ResponseWriter, r *http.Request)  {}
