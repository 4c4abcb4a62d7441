package depot

import "github.com/segmentio/kafka-go"

const placed = "orders.placed"

func read() *kafka.Reader {
	return kafka.NewReader(kafka.ReaderConfig{Topic: placed, GroupID: "depot"})
}

func write() *kafka.Writer {
	return &kafka.Writer{Topic: "orders.packed"}
}
