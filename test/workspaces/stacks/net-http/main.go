package main

import (
	"log"
	"net/http"

	"example.com/depot/internal/users"
)

const base = "/api"

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/health", health)
	mux.HandleFunc("GET "+base+"/version", func(w http.ResponseWriter, r *http.Request) {})

	sub := http.NewServeMux()
	users.Register(sub, &users.Handler{})
	mux.Handle("/v1/", http.StripPrefix("/v1", logged(sub)))

	admin := http.NewServeMux()
	admin.Handle("POST /admin/jobs/{job}/run", logged(http.HandlerFunc(runJob)))
	mux.Handle("/admin/", admin)

	routes := map[string]http.HandlerFunc{
		"GET /items/{$}":       listItems,
		"DELETE /items/{item}": dropItem,
	}
	for pattern, handler := range routes {
		mux.HandleFunc(pattern, handler)
	}
	(&shelves{}).register(mux)
	declareGroups(mux)
	declareWrapped(mux)
	(&crates{routes: &muxRegistrar{mux: mux}}).register()
	http.HandleFunc("api.example.com/metrics", metrics)
	log.Fatal(http.ListenAndServe(":8080", mux))
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Println(r.Header.Get("/not/a/route"), r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

func health(w http.ResponseWriter, r *http.Request)    {}
func runJob(w http.ResponseWriter, r *http.Request)    {}
func listItems(w http.ResponseWriter, r *http.Request) {}
func dropItem(w http.ResponseWriter, r *http.Request)  {}
func metrics(w http.ResponseWriter, r *http.Request)   {}
