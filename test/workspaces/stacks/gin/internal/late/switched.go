package late

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type told struct {
	Method, Pattern string
	Answer          gin.HandlerFunc
}

var tolds = []told{
	{http.MethodGet, "/stacks/:id", get},
	{http.MethodPut, "/stacks", get},
}

// Which verb is called a switch tells, once for each of the table.
func declareTold(engine *gin.Engine) {
	for _, one := range tolds {
		switch one.Method {
		case http.MethodGet:
			engine.GET(one.Pattern, one.Answer)
		case http.MethodPut:
			engine.PUT(one.Pattern, one.Answer)
		}
	}
}
