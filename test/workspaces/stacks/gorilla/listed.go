package main

import (
	"net/http"

	"github.com/gorilla/mux"
)

type listed struct {
	Name, Method, Pattern string
	Answer                http.HandlerFunc
}

type lists []listed

// A list by the name of its type: what an element is of is told there.
var known = lists{
	{"racks", "GET", "/racks", racks},
	listed{"rack", http.MethodPost, "/racks", product},
}

func declareLists(r *mux.Router) {
	for _, one := range known {
		var answer http.Handler
		answer = one.Answer
		answer = measured(answer, one.Name)
		r.Methods(one.Method).Path(one.Pattern).Name(one.Name).Handler(answer)
	}
	r.Methods("GET").PathPrefix("/racks").Path("/{id}").HandlerFunc(racks)
}

func measured(inner http.Handler, name string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { inner.ServeHTTP(w, r) })
}

func racks(w http.ResponseWriter, r *http.Request) {}
