import { Kafka } from "kafkajs";
import { db } from "./db.ts";

const kafka = new Kafka({ brokers: [process.env.BROKERS ?? ""], ssl: { ca: process.env.BROKER_CA } });

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

// Silent: told twice that a row has a value, it has that value.
export async function consumeCorrections() {
  const consumer = kafka.consumer({ groupId: "corrections" });
  await consumer.subscribe({ topic: "corrections" });
  await consumer.run({
    eachMessage: async ({ message }) => {
      await db.query("UPDATE ledger SET amount = $1 WHERE id = $2", [Number(message.value), message.key]);
    },
  });
}

// Silent: what is only told may be told twice.
export async function consumeVisits() {
  const consumer = kafka.consumer({ groupId: "visits" });
  await consumer.subscribe({ topic: "visits" });
  await consumer.run({
    eachMessage: async ({ message }) => {
      await db.query("INSERT INTO visit_log (page) VALUES ($1)", [String(message.value)]);
    },
  });
}
