/**
 * Messages between processes. Delivery is at least once: a message comes again when its handler
 * throws, and also when the process stops between the end of the handler and the acknowledgement.
 */
export interface Queue {
  publish(topic: string, message: object): Promise<void>;
  consume<Message>(topic: string, handler: (message: Message) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** After so many attempts a message goes to the dead letters instead of coming again. */
export const maxAttempts = 5;
