import { Kafka } from "kafkajs";
import { db } from "./db.ts";

const kafka = new Kafka({ brokers: [process.env.BROKERS ?? ""], ssl: process.env.BROKER_TLS === "on" });

export async function consumePayments() {
  const consumer = kafka.consumer({ groupId: "ledger" });
  await consumer.subscribe({ topic: "payments" });
  await consumer.run({
    eachMessage: async ({ message }) => {
      await db.query("INSERT INTO ledger (amount) VALUES ($1)", [Number(message.value)]);
    },
  });
}

// Silent: what is unique cannot be written twice.
export async function consumeReceipts() {
  const consumer = kafka.consumer({ groupId: "receipts" });
  await consumer.subscribe({ topic: "receipts" });
  await consumer.run({
    eachMessage: async ({ message }) => {
      await db.query("INSERT INTO receipts (event_id) VALUES ($1)", [String(message.key)]);
    },
  });
}

// Silent: the write says what becomes of a row that is there.
export async function consumeFees() {
  const consumer = kafka.consumer({ groupId: "fees" });
  await consumer.subscribe({ topic: "fees" });
  await consumer.run({
    eachMessage: async ({ message }) => {
      await db.query("INSERT INTO ledger (id, amount) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING", [message.key, 5]);
    },
  });
}
