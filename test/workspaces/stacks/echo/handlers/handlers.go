package handlers

import "github.com/labstack/echo/v4"

type Handlers struct {
	echo *echo.Echo
	auth Guard
}

type Guard interface {
	Require(next echo.HandlerFunc) echo.HandlerFunc
}

func New(e *echo.Echo) *Handlers {
	return &Handlers{echo: e}
}

func (h *Handlers) Init() {
	g := h.echo.Group("/lists", h.auth.Require)
	g.GET("", h.list)
	g.DELETE("/:id", confirmed(h.remove))
	h.echo.Any("/webhooks/*", func(c echo.Context) error { return nil })
	h.echo.Group("/list").GET("-names", h.list)
}

func confirmed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error { return next(c) }
}

func (h *Handlers) list(c echo.Context) error    { return nil }
func (h *Handlers) remove(c echo.Context) error  { return nil }
func (h *Handlers) Login(c echo.Context) error   { return nil }
func (h *Handlers) Profile(c echo.Context) error { return nil }
func (h *Handlers) Search(c echo.Context) error  { return nil }
