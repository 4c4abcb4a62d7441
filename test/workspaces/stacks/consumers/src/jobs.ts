import PgBoss from "pg-boss";
import { Agenda } from "agenda";
import { Queue } from "bullmq";
import { Consumer } from "sqs-consumer";
import { connect } from "nats";
import { sendMail } from "./mail";

const LABELS = "https://queues.example/labels";
export const labels = Consumer.create({ queueUrl: LABELS, handleMessage: sendMail });

export async function start(boss: PgBoss, agenda: Agenda, sweeps: Queue, nightly: boolean) {
  await boss.work("receipts", sendMail);
  await boss.schedule("receipts", "0 6 * * *");
  agenda.define("digest", sendMail);
  await agenda.every("1 day", "digest");
  await sweeps.upsertJobScheduler("sweep", nightly ? { pattern: "0 3 * * *" } : { every: 60000 });
  await sweeps.add("count", {}, { repeat: { cron: "15 * * * *" } });
  const nats = await connect();
  nats.subscribe("depot.levels", { callback: sendMail });
  // Nothing of a broker's.
  agenda.subscribe("page", () => 1);
}

/** A queue of one's own. */
export function listen(consumer: Listener) {
  consumer.subscribe("returns", { opened: sendMail, closed: sendMail });
}
