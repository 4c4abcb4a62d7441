package modules

import "github.com/gofiber/fiber/v2"

func init() { Add(registerStock) }

func registerStock(router fiber.Router) {
	router.Get("/stock/:sku", stock)
}

func stock(c *fiber.Ctx) error { return nil }
