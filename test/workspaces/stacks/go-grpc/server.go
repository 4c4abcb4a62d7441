package main

import (
	"context"

	"google.golang.org/grpc"

	"example.com/depot/pb"
)

type orderServer struct {
	pb.UnimplementedOrdersServer
	held map[string]*pb.Order
}

func (s *orderServer) Get(ctx context.Context, in *pb.OrderRequest) (*pb.Order, error) {
	return s.held[in.Id], nil
}

func (s *orderServer) Watch(in *pb.OrderRequest, stream pb.Orders_WatchServer) error { return nil }

func (s *orderServer) keep(ctx context.Context, order *pb.Order) { s.held[order.Id] = order }

func (s *orderServer) Size() int { return len(s.held) }

func main() {
	server := grpc.NewServer()
	pb.RegisterOrdersServer(server, &orderServer{})
}
