package main

import (
	"context"

	"example.com/depot/gen"
	"google.golang.org/grpc"
)

type depot struct {
	gen.UnimplementedDepotServiceServer
}

func (d *depot) GetRack(ctx context.Context, in *gen.GetRackRequest) (*gen.Rack, error) {
	return &gen.Rack{}, nil
}

func main() {
	server := grpc.NewServer()
	gen.RegisterDepotServiceServer(server, &depot{})
}
