package main

import "github.com/gofiber/fiber/v2"

// A holder that is made without the names of its fields, and chains that are given a name.
type pallets struct {
	label  string
	router fiber.Router
}

func newPallets(router fiber.Router) *pallets { return &pallets{"pallets", router} }

func (p *pallets) declare() {
	p.router.Get("/full", stats)
	stacked := p.router.Group("/stacked")
	stacked.Head("/:id", stats)
}

func declareNamed(app *fiber.App) {
	v1 := app.Group("/v1", requireKey).Name("v1.")
	v1.Post("/list", stats).Name("list")
	app.Add("PURGE", "/cache", stats)
	newPallets(app.Group("/pallets")).declare()
}
