package late

import "github.com/gin-gonic/gin"

type options struct {
	BaseURL string
}

type server struct{}

func (server) Sorted(c *gin.Context) {}

// What a call leaves out of a struct is empty, whatever another call puts into it.
func RegisterHandlers(router gin.IRouter, own server) {
	RegisterHandlersWith(router, own, options{})
}

func RegisterHandlersWith(router gin.IRouter, own server, given options) {
	router.GET(given.BaseURL+"/sorted", own.Sorted)
}

func declareGenerated(engine *gin.Engine) {
	RegisterHandlers(engine, server{})
	RegisterHandlersWith(engine.Group("/again"), server{}, options{BaseURL: "/base"})
}
