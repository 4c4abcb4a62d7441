package main

import (
	"net/http"
	"os"
	"time"
)

const base = "https://rates.example.com"

func main() {
	key := os.Getenv("RATES_KEY")
	_, _ = http.Get(base + "/latest")
	client := &http.Client{Timeout: 2 * time.Second}
	_, _ = client.Get(base + "/" + key)
}
