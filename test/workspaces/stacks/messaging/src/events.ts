import { Queue } from "bullmq";
import Redis from "ioredis";
import { Kafka } from "kafkajs";

const topics = { placed: "orders.placed" };
const mails = new Queue("mails");
const redis = new Redis(process.env.REDIS_URL);
const producer = new Kafka({ brokers: [] }).producer();

export async function placed(order: { id: string }, channel: Channel, sqs: SQS) {
  await producer.send({ topic: topics.placed, messages: [{ value: order.id }] });
  await mails.add("welcome", order);
  channel.sendToQueue("audit", Buffer.from(order.id));
  channel.publish("orders", "order.placed", Buffer.from(order.id));
  await sqs.sendMessage({ QueueUrl: "https://sqs.example.com/1/orders", MessageBody: order.id });
}

export const note = (seen: Set<string>) => seen.add("mails");
