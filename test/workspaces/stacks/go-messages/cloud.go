package depot

import (
	"context"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/redis/go-redis/v9"
)

const labels = "https://queues.example/labels"

func listenCloud(ctx context.Context, queue *sqs.Client, rdb *redis.Client, router *message.Router) {
	queue.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: aws.String(labels)})
	rdb.XReadGroup(ctx, &redis.XReadGroupArgs{Group: "depot", Streams: []string{"returns", ">"}})
	rdb.Subscribe(ctx, "levels")
	router.AddNoPublisherHandler("pack", "orders.packed", nil, packed)
}

func packed(msg *message.Message) error { return nil }

func tellCloud(ctx context.Context, queue *sqs.Client, topics *sns.Client, rdb *redis.Client) {
	queue.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(labels)})
	topics.Publish(ctx, &sns.PublishInput{TopicArn: aws.String("arn:aws:sns:eu:1:returns")})
	rdb.XAdd(ctx, &redis.XAddArgs{Stream: "returns", Values: nil})
	rdb.Publish(ctx, "levels", "1")
}
