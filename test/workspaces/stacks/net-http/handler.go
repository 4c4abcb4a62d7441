package main

import "net/http"

type handler struct{ name string }

// The variable hides the type that it is of.
func pages() http.Handler {
	handler := &handler{name: "pages"}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /pages/{id}", handler.page)
	return mux
}

func (h *handler) page(w http.ResponseWriter, r *http.Request) {}
