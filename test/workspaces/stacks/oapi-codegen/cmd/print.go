package main

import (
	"example.com/depot/labels"
	"example.com/depot/server"
	"github.com/labstack/echo/v4"
)

func print() {
	e := echo.New()
	labels.RegisterHandlersWithBaseURL(e, labels.NewStrictHandler(&server.Labels{}, nil), "/print")
	e.Start(":8081")
}
