package late

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.net/kit"
)

// An engine that another package makes is known by what answers on it.
func Lent(client *kit.Client) {
	engine := kit.Engine()
	engine.GET("/lent", lent)
	group := engine.Group("/lent")
	group.POST("/:id", func(c *gin.Context) { c.Status(http.StatusCreated) })
	client.GET("/elsewhere", parse)
}

func lent(c *gin.Context) { c.Status(http.StatusOK) }

func parse(body []byte) error { return nil }
