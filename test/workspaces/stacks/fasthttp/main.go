package main

import (
	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"

	"example.com/quay/tickets"
)

func main() {
	r := router.New()
	r.GET("/health", health)
	r.ANY("/echo/{rest:*}", health)
	api := r.Group("/api")
	tickets.Register(api)
	fasthttp.ListenAndServe(":8080", r.Handler)
}

func health(ctx *fasthttp.RequestCtx) {}
