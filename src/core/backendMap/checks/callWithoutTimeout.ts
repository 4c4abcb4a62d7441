import type { Neighbour } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import { startOf } from "../facts/startOf.ts";
import { wordsOf } from "../link/names/entity.ts";
import type { Check, Knowledge, LocalFinding } from "./check.ts";
import { servingFunctions } from "./servingCode.ts";

/**
 * Reports an outgoing HTTP call, on the way of a request, that nothing ends.
 *
 * An alarm proves that neither the call nor the client it is made with names a time-out or a signal.
 * It cannot prove that no proxy in between gives up earlier.
 */
export const callWithoutTimeout: Check = {
  id: "call-without-timeout",
  category: "resilience",
  isHint: false,
  run: ({ map, files, uriOf }) => {
    const servingAt = servingFunctions(map);
    const bounded = [...files.values()].some(boundsInjected) ? injecting(files, uriOf) : none;
    const endless = map.neighbours.filter(
      (one) =>
        one.kind === "http" && one.hasTimeout === false && !bounded.has(one.uri) && servingAt(one),
    );
    // One call can go to one of several places.
    const places = Map.groupBy(endless, startOf);
    return [...places.values()].flatMap(([first]) => (first ? [findingOn(first)] : []));
  },
};

const none: ReadonlySet<string> = new Set();

/** `HttpModule.register({ timeout })`: which files get that client is not followed. */
function boundsInjected({ calls }: FileFacts): boolean {
  return calls.some(
    ({ callee, args }) =>
      /(?:^|\.)HttpModule\.register(?:Async)?$/.test(wordsOf(callee)) &&
      args.some((one) => /timeout/i.test(JSON.stringify(one))),
  );
}

/** The files that are given NestJS' client. */
function injecting(files: Knowledge["files"], uriOf: Knowledge["uriOf"]): ReadonlySet<string> {
  const given = [...files.values()].filter(({ bindings }) =>
    bindings.some(
      ({ value }) => value.kind === "instance" && wordsOf(value.type).endsWith("HttpService"),
    ),
  );
  return new Set(given.map(({ path }) => uriOf(path)));
}

function findingOn({ uri, range, name: called }: Neighbour): LocalFinding {
  const name = called === "" || called.includes("()") ? "another service" : plain(called);
  return {
    uri,
    range,
    severity: "medium",
    title: `The call of ${name} has no time-out`,
    explanation: `Neither this call nor its client says how long to wait. While the other side does not answer, the request that waits for it holds its memory, its connection and what it has locked.`,
    trigger: `${name} accepts the connection and does not answer: requests pile up until this service answers nobody`,
    evidence: [],
  };
}

/** What is computed as a whole is said as the code writes it: "process.env.PAY_URL". */
const plain = (name: string): string => /^\{([^{}]*)\}$/.exec(name)?.[1] ?? name;
