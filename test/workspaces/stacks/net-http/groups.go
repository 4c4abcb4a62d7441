package main

import (
	"net/http"

	"github.com/go-pkgz/routegroup"
)

func declareGroups(mux *http.ServeMux) {
	root := routegroup.New(mux)
	root.Use(logged)
	api := root.Mount("/groups")
	api.Group().Route(func(open *routegroup.Bundle) {
		open.HandleFunc("GET /open", listItems)
		open.Mount("/deep").Route(func(deep *routegroup.Bundle) {
			deep.With(logged).HandleFunc("PUT /{id}", dropItem)
		})
	})
}
