package tickets

import (
	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"
)

func Register(r *router.Group) {
	r.GET("/tickets/{id:[0-9]+}", show)
	r.Handle("POST", "/tickets", signedIn(create, "tickets:write"))
}

func signedIn(next fasthttp.RequestHandler, permission string) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) { next(ctx) }
}

func show(ctx *fasthttp.RequestCtx) {}

func create(ctx *fasthttp.RequestCtx) {}
