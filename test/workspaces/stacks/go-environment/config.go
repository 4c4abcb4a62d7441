package main

import (
	"context"
	"net/http"
	"time"
)

type Config struct {
	Port  int    `env:"PORT" envDefault:"8080"`
	Token string `envconfig:"API_TOKEN"`
}

func ask(ctx context.Context) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://rates.example.com/ask", nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

func wait() (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, "https://rates.example.com/wait", nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}
