export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absent: the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Absent: the queue in memory. */
  readonly amqpUrl: string | undefined;
  readonly jwtSecret: string;
  readonly paymentUrl: string;
  readonly shippingUrl: string;
  readonly logLevel: string;
}

/** Reads all settings from the environment; nothing else in the code looks at it. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    host: env.HOST ?? "127.0.0.1",
    port: portOf(env.PORT),
    databaseUrl: env.DATABASE_URL,
    amqpUrl: env.AMQP_URL,
    jwtSecret: env.JWT_SECRET ?? "development",
    paymentUrl: env.PAYMENT_URL ?? "http://127.0.0.1:4010",
    shippingUrl: env.SHIPPING_URL ?? "http://127.0.0.1:4011",
    logLevel: env.LOG_LEVEL ?? "info",
  };
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is ${text}, which is not a port number.`);
  }
  return port;
}
