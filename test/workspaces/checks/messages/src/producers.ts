import { Kafka } from "kafkajs";

const producer = new Kafka({ brokers: [process.env.BROKERS ?? ""] }).producer();

export async function pay(amount: number) {
  await producer.send({ topic: "payments", messages: [{ value: String(amount) }] });
}

export async function refund(amount: number) {
  await producer.send({ topic: "refund", messages: [{ value: String(amount) }] });
}

// Silent: people look at what could not be handled.
export async function giveUp(value: string) {
  await producer.send({ topic: "payments.dead-letter", messages: [{ value }] });
}
