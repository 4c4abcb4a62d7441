package main

import "net/http"

// What registers for its callers, told the method beside the path; others know it by an interface.
type registrar interface {
	Register(method, path string, answer http.HandlerFunc)
}

type muxRegistrar struct {
	mux  *http.ServeMux
	wrap func(method string, answer http.HandlerFunc) http.Handler
}

func (m *muxRegistrar) Register(method, path string, answer http.HandlerFunc) {
	wrapped := m.wrap(method, answer)
	m.mux.Handle(path, wrapped)
}

type crates struct{ routes registrar }

func (c *crates) register() {
	c.routes.Register(http.MethodGet, "/crates", c.list)
	c.routes.Register(http.MethodPost, "/crates/new", c.create)
}

func (c *crates) list(w http.ResponseWriter, r *http.Request)   {}
func (c *crates) create(w http.ResponseWriter, r *http.Request) {}
