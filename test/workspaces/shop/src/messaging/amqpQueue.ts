import { connect, type ConsumeMessage } from "amqplib";
import { maxAttempts, type Queue } from "./queue.ts";

/** RabbitMQ. Each topic is a quorum queue, which counts deliveries and keeps dead letters. */
export async function openAmqpQueue(url: string): Promise<Queue> {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.prefetch(10);
  await channel.assertQueue("dead-letters", { durable: true });

  const declare = (topic: string) =>
    channel.assertQueue(topic, {
      durable: true,
      arguments: {
        "x-queue-type": "quorum",
        "x-delivery-limit": maxAttempts,
        "x-dead-letter-exchange": "",
        "x-dead-letter-routing-key": "dead-letters",
      },
    });

  return {
    publish: async (topic, message) => {
      await declare(topic);
      channel.sendToQueue(topic, Buffer.from(JSON.stringify(message)), { persistent: true });
      await channel.waitForConfirms();
    },
    consume: async (topic, handler) => {
      await declare(topic);
      await channel.consume(topic, async (delivery: ConsumeMessage | null) => {
        if (delivery === null) return;
        try {
          await handler(JSON.parse(delivery.content.toString()));
        } catch (error) {
          console.error(`handler of ${topic} failed`, error);
        }
        channel.ack(delivery);
      });
    },
    close: async () => {
      await channel.close();
      await connection.close();
    },
  };
}
