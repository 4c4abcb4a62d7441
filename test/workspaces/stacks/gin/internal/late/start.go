package late

import "github.com/gin-gonic/gin"

const root = "/v3"

func uri(path string) string { return joined(root + path) }

func joined(path string) string {
	if path == "" {
		return path
	}
	return "" + path
}

func Start() *gin.Engine {
	engine := gin.New()
	V3 = engine.Group(uri(""))
	engine.Any(uri("/*rest"), get)
	register()
	return engine
}
