import type { Fault } from "../core/errors.ts";
import type { Claude, ClaudeEvent, Clock } from "../core/ports.ts";
import type { SealedRequest } from "../core/prompt/sealedRequest.ts";
import { builtInModels } from "./builtInModels.ts";
import { claudeLimits } from "./claudeLimits.ts";
import type { ClaudeLimits } from "./claudeLimits.ts";
import { parseEndpoint } from "./endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { keepModels } from "./keepModels.ts";
import type { ListPorts } from "./keepModels.ts";
import type { listModels as listModelsType } from "./listModels.ts";
import type { SendPorts, sendTurn as sendTurnType } from "./sendTurn.ts";

export interface ConnectOptions {
  /** With or without "/v1". */
  readonly baseUrl: string;
  readonly key: string;
  readonly clock: Clock;
  /** Gets numbers and codes alone, nothing of a prompt or an answer. */
  readonly log: (line: string) => void;
  readonly limits?: ClaudeLimits;
}

/**
 * Claude at one address with one key. Light: the client itself is loaded at the first request,
 * and nothing is sent before. An unusable address or key is the fault of every request.
 */
export function connectClaude(options: ConnectOptions): Claude {
  const endpoint = parseEndpoint(options.baseUrl, options.key);
  if ("code" in endpoint) return unusable(options, endpoint);
  const open = once(() => openPorts(endpoint, options));
  const { clock, log, limits = claudeLimits } = options;
  const ask: ListPorts["ask"] = async (signal) => {
    const { listModels, ports } = await open();
    return listModels(ports, signal);
  };
  const { models, known } = keepModels({ ask, clock, log, limits });

  async function* send(request: SealedRequest, signal: AbortSignal): AsyncGenerator<ClaudeEvent> {
    const { sendTurn, ports } = await open();
    const model = known().find(({ id }) => id === request.model);
    yield* sendTurn(request, model, ports, signal);
  }

  return { host: endpoint.host, models, send };
}

/**
 * Asks the service whether it takes this key, by listing its models. Undefined when it does.
 * An aborted question is answered with no fault either.
 */
export async function checkKey(
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  const endpoint = parseEndpoint(options.baseUrl, options.key);
  if ("code" in endpoint) return endpoint;
  const { listModels, ports } = await openPorts(endpoint, options);
  const found = await listModels(ports, signal);
  return found !== "cancelled" && "code" in found ? found : undefined;
}

interface Opened {
  readonly sendTurn: typeof sendTurnType;
  readonly listModels: typeof listModelsType;
  readonly ports: SendPorts;
}

async function openPorts(endpoint: Endpoint, options: ConnectOptions): Promise<Opened> {
  const [{ sdkClient }, { sendTurn }, { listModels }] = await Promise.all([
    import("./sdkClient.ts"),
    import("./sendTurn.ts"),
    import("./listModels.ts"),
  ]);
  const { clock, log, limits = claudeLimits } = options;
  return {
    sendTurn,
    listModels,
    ports: { endpoint, client: sdkClient(endpoint), clock, log, limits },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function unusable({ baseUrl }: ConnectOptions, fault: Fault): Claude {
  return {
    host: URL.parse(baseUrl)?.host ?? "",
    models: () => Promise.resolve(builtInModels),
    async *send() {
      yield await Promise.resolve<ClaudeEvent>({ kind: "failed", fault });
    },
  };
}
