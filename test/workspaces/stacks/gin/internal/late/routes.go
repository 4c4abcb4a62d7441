package late

import "github.com/gin-gonic/gin"

// V3 gets its value in another file.
var V3 *gin.RouterGroup

func register() {
	Album(V3)
	V3.GET("/late", get)
}

func Album(group *gin.RouterGroup) { group.POST("/albums", get) }

func get(c *gin.Context) {}
