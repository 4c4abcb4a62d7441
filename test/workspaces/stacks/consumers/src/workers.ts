import { Worker } from "bullmq";
import Bull from "bull";
import cron from "node-cron";
import { CronJob } from "cron";
import { Kafka } from "kafkajs";
import amqp from "amqplib";
import { sendMail } from "./mail";

const QUEUE = "mails";
export const worker = new Worker(QUEUE, sendMail, { concurrency: 5 });

const images = new Bull("images");
images.process(2, async (job) => resize(job.data));

cron.schedule("0 3 * * *", () => sweep());
export const hourly = CronJob.from({ cronTime: "0 * * * *", onTick: sweep });

const consumer = new Kafka({ brokers: [] }).consumer({ groupId: "orders" });
export async function listen(url: string): Promise<void> {
  await consumer.subscribe({ topics: ["orders.placed", "orders.paid"], fromBeginning: true });
  await consumer.run({ eachMessage: onOrder });
  const channel = await (await amqp.connect(url)).createChannel();
  await channel.consume("invoices", (message) => channel.ack(message));
  process.on("exit", sweep);
  events.subscribe((event) => sweep(event));
}

async function onOrder() {}
function sweep(_event?: unknown) {}
function resize(_data: unknown) {}
