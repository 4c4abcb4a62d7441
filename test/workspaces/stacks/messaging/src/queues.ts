import { Queue } from "bullmq";

export const invoiceQueue = new Queue("invoices", { connection: { host: "redis" } });

export enum QueueName {
  Parcels = "parcels",
  Labels = "labels",
}
