package main

import (
	"log"

	"example.com/depot/internal/api"
	"example.com/depot/internal/orders"
)

func main() {
	server := api.NewServer(orders.NewStore())
	log.Fatal(server.Run(":8080"))
}
