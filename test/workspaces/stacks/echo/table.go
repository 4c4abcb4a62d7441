package main

import (
	"github.com/labstack/echo/v4"

	"example.com/depot/handlers"
)

type row struct {
	Method, Path string
	Answer       echo.HandlerFunc
	Before       []echo.MiddlewareFunc
}

func declareRows(e *echo.Echo) {
	for _, one := range handlersIn(e) {
		e.Add(one.Method, one.Path, one.Answer, one.Before...)
	}
}

func handlersIn(e *echo.Echo) []*row {
	h := handlers.New(e)
	return []*row{
		{Method: echo.PUT, Path: "/rows/:id", Answer: h.Profile},
		{"GET", "/rows", h.Search, nil},
	}
}

// Up to the next slash all is a parameter's name.
func declareDashed(e *echo.Echo) {
	h := handlers.New(e)
	e.GET("/rows/:row-id/cells/:cell-id", h.Search)
}
