package main

import (
	"net/http"

	"github.com/julienschmidt/httprouter"

	"example.com/depot/api"
)

func main() {
	router := httprouter.New()
	router.GET("/health", health)
	router.Handle(http.MethodPut, "/flags/:flag", api.SetFlag)
	router.HandlerFunc("DELETE", "/files/*path", api.Remove)
	router.Handler("GET", "/metrics", http.HandlerFunc(api.Metrics))
	api.Register(router, "/v1")
	_ = http.ListenAndServe(":8080", logged(router))
}

func logged(next http.Handler) http.Handler { return next }

func health(w http.ResponseWriter, r *http.Request, params httprouter.Params) {
	_ = r.Header.Get("/health")
}
