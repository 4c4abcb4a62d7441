package main

import (
	"github.com/gofiber/fiber/v2"

	"example.com/depot/routes"
)

// Chains that begin with their path, and a table whose handlers stand elsewhere.
func declareTable(app *fiber.App) {
	for _, one := range routes.Table() {
		app.Add(one.Method, one.Path, one.Answers...)
	}
	app.Route("/bins").Get(stats).Post(requireKey, stats)
	app.RouteChain("/boxes").RouteChain("/:id").
		Delete(stats)
}
