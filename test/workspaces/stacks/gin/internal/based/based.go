package based

import "github.com/gin-gonic/gin"

// Settings are read from a file when the server starts.
type Settings struct {
	Server struct{ RootPath, RouterPrefix string }
	Pages  struct{ Path string }
}

// Read is known when the server runs.
func (s *Settings) Read() string { return readAll(s)[0] }

// Start serves all below what the settings say.
func Start(settings *Settings) *gin.Engine {
	engine := gin.New()
	base := engine.Group(settings.Server.RootPath)
	base.GET("/based/users", list)
	engine.GET(settings.Pages.Path, list)
	engine.Group(settings.Server.RouterPrefix).GET("/routed", list)
	rootPath := settings.Read()
	engine.GET(rootPath+"/rooted", list)
	return engine
}

func list(c *gin.Context) {}
