package api

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/depot/internal/middleware"
	"example.com/depot/internal/orders"
	"example.com/depot/internal/paths"
)

type Server struct {
	router *gin.Engine
	store  *orders.Store
}

func NewServer(store *orders.Store) *Server {
	r := gin.New()
	r.Use(gin.Recovery())
	s := &Server{router: r, store: store}
	s.routes()
	return s
}

func (s *Server) Run(address string) error { return s.router.Run(address) }

func (s *Server) routes() {
	s.router.GET("/health", s.health)
	s.router.Match([]string{"GET", http.MethodHead}, "/ready", s.health)

	group := s.router.Group(paths.Orders, middleware.RequireUser)
	{
		orders.Register(group, s.store)
	}
	// The same name, for another group.
	group = s.router.Group(fmt.Sprintf("%s/%s", paths.API, "reports"))
	group.Handle(http.MethodGet, "/:year", report())

	s.router.GET("/motto", written("carpe diem", shout))
	stock(guarded(s.router.Group("/stock")))
	depots(guarded(s.router.Group("/depots")))

	for _, add := range []func(*gin.RouterGroup){boards, benches} {
		add(guarded(s.router.Group("/floor")))
	}

	admin := s.router.Group("/admin")
	admin.Use(middleware.RequireRole("admin"))
	for _, one := range tables {
		admin.Handle(one.method, "/tables"+one.path, one.handler)
	}
	s.router.Any("/echo/*rest", func(c *gin.Context) { c.Status(http.StatusOK) })
}

func (s *Server) health(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"ok": true})
}

func guarded(group *gin.RouterGroup) *gin.RouterGroup {
	return group.Group("", middleware.RequireUser)
}

func boards(group *gin.RouterGroup) { group.GET("/boards", listTables) }

func benches(group *gin.RouterGroup) { group.POST("/benches", listTables) }

func stock(group *gin.RouterGroup) { group.GET("/:sku", listTables) }

func depots(group *gin.RouterGroup) { group.GET("", listTables) }

func written(text string, change func(string) string) gin.HandlerFunc {
	changed := change(text)
	return func(c *gin.Context) { c.String(http.StatusOK, changed) }
}

func shout(text string) string { return text + "!" }

func report() gin.HandlerFunc {
	return func(c *gin.Context) { c.Status(http.StatusNoContent) }
}

var tables = []struct {
	method  string
	path    string
	handler gin.HandlerFunc
}{
	{"GET", "/", listTables},
	{"DELETE", "/:name", dropTable},
}

func listTables(c *gin.Context) {}

func dropTable(c *gin.Context) {}
