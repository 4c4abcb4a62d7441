package modules

import "github.com/gofiber/fiber/v2"

// Registrar declares the routes of a module.
type Registrar func(router fiber.Router)

var registrars []Registrar

func Add(registrar Registrar) {
	registrars = append(registrars, registrar)
}

// All runs what the modules added when the program began.
func All(app *fiber.App) {
	api := app.Group("/modules")
	for _, register := range registrars {
		register(api)
	}
}
