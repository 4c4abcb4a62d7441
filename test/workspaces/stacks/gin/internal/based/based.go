package based

import "github.com/gin-gonic/gin"

// Settings are read from a file when the server starts.
type Settings struct {
	Server struct{ RootPath string }
	Pages  struct{ Path string }
}

// Start serves all below what the settings say.
func Start(settings *Settings) *gin.Engine {
	engine := gin.New()
	base := engine.Group(settings.Server.RootPath)
	base.GET("/based/users", list)
	engine.GET(settings.Pages.Path, list)
	return engine
}

func list(c *gin.Context) {}
