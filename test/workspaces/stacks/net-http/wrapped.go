package main

import "net/http"

// Middleware stands around what takes the prefix off, not only around the router behind it.
func declareWrapped(mux *http.ServeMux) {
	mux.Handle("/crane/", logged(http.StripPrefix("/crane", craneRoutes())))
}

func craneRoutes() *http.ServeMux {
	crane := http.NewServeMux()
	crane.HandleFunc("POST /lift", runJob)
	return crane
}
