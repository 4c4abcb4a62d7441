import type { RoutingFact } from "../../facts/routingFacts.ts";
import type { At, Value } from "../../facts/value.ts";

/** A call by which routers are made, filled and mounted. */
export interface RoutingCall extends RoutingFact {
  readonly callee: Value;
  /** What a member is called of. */
  readonly receiver: Value | undefined;
  /** The member's name, or the callee's. */
  readonly name: string;
  readonly args: readonly Value[];
  readonly at: At;
  readonly isNew: boolean;
}

/** What a callee is a member of, and its name; a module may be loaded on the spot. */
export function memberCalled(callee: Value): Pick<RoutingCall, "receiver" | "name"> {
  if (callee.kind === "member") return { receiver: callee.of, name: callee.name };
  if (callee.kind === "import") {
    return { receiver: { kind: "import", module: callee.module }, name: callee.name ?? "" };
  }
  return { receiver: undefined, name: callee.kind === "name" ? callee.name : "" };
}
