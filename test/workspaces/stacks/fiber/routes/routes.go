package routes

import "github.com/gofiber/fiber/v2"

// Setup declares the routes of the second version.
func Setup(app *fiber.App) {
	v2 := app.Group("/v2", versioned("2"))
	users := v2.Group("/users")
	users.Post("/", create).Get("/:id", show)
	users.All("/files/*", show)
}

func versioned(version string) fiber.Handler {
	return func(c *fiber.Ctx) error { return c.Next() }
}

func create(c *fiber.Ctx) error { return nil }
func show(c *fiber.Ctx) error   { return nil }
