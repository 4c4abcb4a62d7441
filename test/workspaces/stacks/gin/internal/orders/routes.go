package orders

import (
	"github.com/gin-gonic/gin"

	"example.com/depot/internal/middleware"
)

// Register declares what can be done with orders.
func Register(r *gin.RouterGroup, store *Store) {
	h := newHandler(store)
	r.GET("", h.List)
	r.POST("", middleware.RequireRole("clerk"), h.Create)
	one := r.Group("/:id")
	{
		one.GET("", h.Get)
		one.DELETE("/lines/:line", h.RemoveLine)
	}
}
