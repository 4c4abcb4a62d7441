import type { Neighbour } from "../backendMap.ts";
import { startOf } from "../facts/startOf.ts";
import type { Check, LocalFinding } from "./check.ts";
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
  run: ({ map }) => {
    const servingAt = servingFunctions(map);
    const endless = map.neighbours.filter(
      (one) => one.kind === "http" && one.hasTimeout === false && servingAt(one),
    );
    // One call can go to one of several places.
    const places = Map.groupBy(endless, startOf);
    return [...places.values()].flatMap(([first]) => (first ? [findingOn(first)] : []));
  },
};

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
