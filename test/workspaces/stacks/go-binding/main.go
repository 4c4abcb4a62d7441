package main

import "github.com/gin-gonic/gin"

type line struct {
	Amount int `json:"amount" binding:"required,gt=0"`
}

type newOrder struct {
	line
	Sku    string `json:"sku" binding:"required"`
	Note   string `json:"note,omitempty"`
	Parcel string `json:"parcel" binding:"required_with=Note"`
	Hidden string `json:"-" binding:"required"`
}

type listOrders struct {
	Since string `form:"since" binding:"required"`
	Page  int    `form:"page"`
}

func create(c *gin.Context) {
	var order newOrder
	if err := c.ShouldBindJSON(&order); err != nil {
		c.JSON(400, nil)
		return
	}
}

func list(c *gin.Context) {
	query := listOrders{}
	if err := c.ShouldBindQuery(&query); err != nil {
		return
	}
}

func main() {
	r := gin.Default()
	r.POST("/orders", create)
	r.GET("/orders", list)
	r.Run()
}
