package main

import (
	"log"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/logger"

	"example.com/depot/database"
	"example.com/depot/modules"
	"example.com/depot/routes"
)

func main() {
	app := fiber.New(fiber.Config{AppName: "depot"})
	app.Use(logger.New())
	app.Use("/private", requireKey)
	app.Get("/health", func(c *fiber.Ctx) error { return c.SendStatus(200) })
	app.Get("/private/stats", stats)
	app.Add(fiber.MethodPut, "/flags/:flag?", stats)
	app.Route("/reports", func(router fiber.Router) {
		router.Get("/:year<int>", requireKey, stats)
		router.Get("/:year/:month<int;min<1>>", requireKey, stats)
	}, "reports.")

	micro := fiber.New()
	micro.Get("/ping", stats)
	app.Mount("/micro", micro)

	database.Connect("/depot", stats)
	modules.All(app)
	routes.Setup(app)
	declareTable(app)
	declareNamed(app)
	log.Fatal(app.Listen(":8080"))
}

func requireKey(c *fiber.Ctx) error {
	key := c.Get("X-Key", "none")
	c.Locals("key", key)
	c.Set("Vary", c.Get(fiber.HeaderOrigin, ""))
	return c.Next()
}

func stats(c *fiber.Ctx) error { return nil }
