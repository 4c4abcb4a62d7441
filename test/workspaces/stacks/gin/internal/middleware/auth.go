package middleware

import "github.com/gin-gonic/gin"

func RequireUser(c *gin.Context) { c.Next() }

func RequireRole(role string) gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Set("role", role)
	}
}
