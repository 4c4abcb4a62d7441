package main

import (
	"context"

	"example.com/shop/pb"
)

func (o *orders) List(ctx context.Context, in *pb.Page) (*pb.Orders, error) { return nil, nil }
