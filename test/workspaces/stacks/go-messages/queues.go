package depot

import (
	"context"

	"github.com/hibiken/asynq"
	"github.com/nats-io/nats.go"
	amqp "github.com/rabbitmq/amqp091-go"
)

func listen(nc *nats.Conn, ch *amqp.Channel) error {
	if _, err := nc.QueueSubscribe("stock.changed", "depot", onStock); err != nil {
		return err
	}
	mux := asynq.NewServeMux()
	mux.HandleFunc("mail:send", sendMail)
	_, err := ch.Consume("returns", "", false, false, false, false, nil)
	return err
}

func onStock(m *nats.Msg) {}

func sendMail(ctx context.Context, t *asynq.Task) error { return nil }

func tell(nc *nats.Conn, ch *amqp.Channel, ctx context.Context) error {
	_ = asynq.NewTask("mail:send", nil)
	if err := nc.Publish("stock.asked", nil); err != nil {
		return err
	}
	return ch.PublishWithContext(ctx, "", "returns", false, false, amqp.Publishing{})
}
