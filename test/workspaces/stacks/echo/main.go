package main

import (
	"path"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"example.com/depot/handlers"
)

const admin = "/admin"

func main() {
	e := echo.New()
	e.Use(middleware.Recover())
	h := handlers.New(e)
	h.Init()
	e.GET(path.Join(admin, "login"), h.Login, middleware.CORS())
	e.Add("PATCH", "/profile", h.Profile)
	e.Match([]string{echo.GET, "POST"}, "/search", h.Search)
	declareRows(e)
	declareBelow(e)
	declareDashed(e)
	e.Logger.Fatal(e.Start(":8080"))
}
