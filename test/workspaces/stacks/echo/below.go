package main

import (
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"example.com/depot/handlers"
)

// A router of the project's own, which holds one of the framework's.
type below struct {
	*echo.Group
}

func newBelow(group *echo.Group) *below { return &below{Group: group} }

func (b *below) Sub(prefix string, before ...echo.MiddlewareFunc) *below {
	return newBelow(b.Group.Group(prefix, before...))
}

func (b *below) Use(before ...echo.MiddlewareFunc) { b.Group.Use(before...) }

func (b *below) GET(path string, answer echo.HandlerFunc) { b.Group.GET(path, answer) }

func (b *below) PUT(path string, answer echo.HandlerFunc, before ...echo.MiddlewareFunc) {
	b.Group.PUT(path, wrapped(answer, before...))
}

func wrapped(answer echo.HandlerFunc, before ...echo.MiddlewareFunc) echo.HandlerFunc {
	for _, one := range before {
		answer = one(answer)
	}
	return answer
}

func declareBelow(e *echo.Echo) {
	h := handlers.New(e)
	all := newBelow(e.Group("/below"))
	all.GET("/all", h.Search)
	racks := all.Sub("/racks", middleware.CORS())
	racks.Use(middleware.Logger())
	racks.GET("", h.Search)
	racks.PUT("/:id", h.Profile, middleware.Gzip())
	deep := racks.Sub("/deep")
	deep.GET(("/er"), h.Login)
}
