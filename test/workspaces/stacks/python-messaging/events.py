from kafka import KafkaConsumer, KafkaProducer

ORDERS = "orders.placed"
producer = KafkaProducer()


def announce(order):
    producer.send(ORDERS, value=order)


def listen():
    for message in KafkaConsumer(ORDERS, group_id="shop"):
        print(message)
