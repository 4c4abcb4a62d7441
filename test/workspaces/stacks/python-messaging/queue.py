import pika


def on_refund(channel, method, properties, body):
    channel.basic_publish(exchange="", routing_key="refunds.done", body=body)


def start(channel):
    channel.basic_consume(queue="refunds", on_message_callback=on_refund)
