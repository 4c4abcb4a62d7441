/** Messages, whoever carries them. */
export interface Queue {
  publish(topic: string, message: object): Promise<void>;
  take<Message>(topic: string, handler: (message: Message) => Promise<void>): Promise<void>;
}
