package main

import (
	"net/http"

	"example.com/depot/api"
	"example.com/depot/server"
	"github.com/go-chi/chi/v5"
)

func main() {
	inner := chi.NewRouter()
	inner.Use(signedIn)
	api.HandlerFromMux(server.NewParcels(), inner)
	root := chi.NewRouter()
	root.Mount("/v1", inner)
	go print()
	http.ListenAndServe(":8080", root)
}
