import { connect } from "amqplib";
import type { Queue } from "./queue.ts";

export async function openRabbit(url: string): Promise<Queue> {
  const channel = await (await connect(url)).createChannel();
  return {
    publish: async (topic, message) => {
      channel.sendToQueue(topic, Buffer.from(JSON.stringify(message)));
    },
    take: async (topic, handler) => {
      await channel.consume(topic, async (delivery) => {
        await handler(JSON.parse(delivery.content.toString()));
      });
    },
  };
}
