package main

import (
	"context"

	"example.com/shop/pb"
)

type orders struct {
	pb.UnimplementedOrdersServer
}

func (o *orders) Get(ctx context.Context, in *pb.OrderId) (*pb.Order, error) { return nil, nil }
