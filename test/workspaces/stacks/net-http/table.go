package main

import "net/http"

type row struct {
	method, path string
	handler      http.HandlerFunc
}

type middleware func(http.Handler) http.Handler

func around(h http.Handler, all ...middleware) http.Handler {
	for _, one := range all {
		h = one(h)
	}
	return h
}

type shelves struct{}

// What answers may be of a type that does so itself.
type shelf struct{}

func (shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {}

func newShelf() *shelf { return &shelf{} }

func (s *shelves) rows() []row {
	return []row{
		{http.MethodGet, "/shelves", s.list},
		{method: http.MethodPut, path: "/shelves/{id}", handler: s.change},
	}
}

func (s *shelves) register(mux *http.ServeMux) {
	for _, r := range s.rows() {
		mux.HandleFunc(r.method+" "+r.path, r.handler)
	}
	mux.Handle(http.MethodDelete+" /shelves/{id}", around(http.HandlerFunc(s.drop), logged))
	mux.Handle("/shelf", newShelf())
}

func (s *shelves) list(w http.ResponseWriter, r *http.Request)   {}
func (s *shelves) change(w http.ResponseWriter, r *http.Request) {}
func (s *shelves) drop(w http.ResponseWriter, r *http.Request)   {}
