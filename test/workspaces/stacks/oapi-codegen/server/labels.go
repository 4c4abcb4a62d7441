package server

import (
	"context"

	"example.com/depot/labels"
)

type Labels struct{}

func (l *Labels) PrintLabel(ctx context.Context, request labels.PrintLabelRequestObject) (labels.PrintLabelResponseObject, error) {
	return nil, nil
}
