package users

import "net/http"

type Handler struct{}

// Register puts the routes of users on a mux of the caller.
func Register(mux *http.ServeMux, h *Handler) {
	mux.HandleFunc("GET /users/{id}", h.get)
	mux.HandleFunc("POST /users", h.create)
}

func (h *Handler) get(w http.ResponseWriter, r *http.Request) {}

func (h *Handler) create(w http.ResponseWriter, r *http.Request) {}
