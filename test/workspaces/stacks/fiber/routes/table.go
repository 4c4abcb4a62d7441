package routes

import "github.com/gofiber/fiber/v2"

type Row struct {
	Method, Path string
	Answers      []fiber.Handler
}

type slots struct{}

func (s *slots) list(c *fiber.Ctx) error   { return nil }
func (s *slots) create(c *fiber.Ctx) error { return nil }
func checked(c *fiber.Ctx) error           { return c.Next() }

func Table() []Row {
	s := &slots{}
	return []Row{
		{fiber.MethodGet, "/slots", []fiber.Handler{s.list}},
		{Method: "POST", Path: "/slots", Answers: []fiber.Handler{checked, s.create}},
	}
}
