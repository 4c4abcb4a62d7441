package main

import (
	"net/http"

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
	_ = http.ListenAndServe(":8080", r)
}

func traced(next http.Handler) http.Handler { return next }

func health(w http.ResponseWriter, r *http.Request)  {}
func product(w http.ResponseWriter, r *http.Request) {}
