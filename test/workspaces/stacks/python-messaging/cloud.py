import boto3
from google.cloud import pubsub_v1

sqs = boto3.client("sqs")
sns = boto3.client("sns")
publisher = pubsub_v1.PublisherClient()
LABELS = "https://queues.example/labels"


def on_return(message):
    message.ack()


def listen(subscriber):
    subscriber.subscribe("returns", callback=on_return)
    sqs.receive_message(QueueUrl=LABELS, WaitTimeSeconds=20)


def tell(body):
    sqs.send_message(QueueUrl=LABELS, MessageBody=body)
    sns.publish(TopicArn="arn:aws:sns:eu:1:returns", Message=body)
    publisher.publish("returned", body)
