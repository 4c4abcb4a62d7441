import { FaultError } from "../core/errors.ts";
import type { Fault } from "../core/errors.ts";
import type { Model } from "../core/ports.ts";
import type { AttemptPorts } from "./attempt.ts";
import { isObject } from "./json.ts";
import { parseModels } from "./parseModels.ts";
import { slept } from "./slept.ts";
import { tapBytes } from "./tapBytes.ts";
import { never } from "./trouble.ts";
import { troubleOf } from "./troubleOf.ts";

const mostPages = 10;

/** The service's list of models, or why there is none; "cancelled" is our own abort. */
export async function listModels(
  ports: AttemptPorts,
  signal: AbortSignal,
): Promise<readonly Model[] | Fault | "cancelled"> {
  const { clock, limits, endpoint } = ports;
  const stop = new AbortController();
  const end = (why: Fault | "cancelled"): void => {
    stop.abort(why);
  };
  if (signal.aborted) return "cancelled";
  signal.addEventListener(
    "abort",
    () => {
      end("cancelled");
    },
    { signal: stop.signal },
  );
  const timer = slept(clock, limits.modelsMilliseconds, stop.signal).then((isLate) => {
    if (isLate) end({ code: "timeout", detail: `no list of models from ${endpoint.host}` });
  });
  try {
    return parseModels(await allPages(ports, stop));
  } catch (error) {
    if (stop.signal.aborted) return stop.signal.reason as Fault | "cancelled";
    return troubleOf(error, endpoint, { hadHeaders: false }).fault;
  } finally {
    end("cancelled");
    await timer;
  }
}

async function allPages(ports: AttemptPorts, stop: AbortController): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await onePage(ports, after, stop);
    if (!isObject(answer) || !Array.isArray(answer["data"])) {
      throw new FaultError(never("wrong-server", "no list of models").fault);
    }
    found.push(...(answer["data"] as unknown[]));
    const last = answer["last_id"];
    if (answer["has_more"] !== true || typeof last !== "string" || last === after) break;
    after = last;
  }
  return found;
}

function onePage(
  { client, limits }: AttemptPorts,
  after: string | undefined,
  stop: AbortController,
): PromiseLike<unknown> {
  let bytes = 0;
  const tap = tapBytes({
    onHeaders: () => undefined,
    onBytes: (count) => {
      bytes += count;
      if (bytes > limits.eventBytes) stop.abort({ code: "malformed", detail: "it is too large" });
    },
  });
  const query = { limit: 100, ...(after !== undefined && { after_id: after }) };
  return client.get<unknown>("/v1/models", { query, signal: stop.signal, middleware: [tap] });
}
