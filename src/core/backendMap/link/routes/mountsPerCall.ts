import type { FileFacts } from "../../facts/facts.ts";
import type { MountFact } from "../../facts/routingFacts.ts";
import type { CallContext } from "../names/callContexts.ts";
import type { Place } from "../names/entity.ts";
import { callsThatGive, type Calling, type InCall } from "./perCall.ts";

export interface MountSeen {
  readonly file: FileFacts;
  readonly mount: MountFact;
  /** Where the parent is looked up, where that is another place. */
  readonly parentPlace?: Place;
  /** Where the child is. */
  readonly childPlace?: Place;
  /** By which calls of functions it is declared. */
  readonly calls?: CallContext["calls"];
}

/** A function that calls another one with what it was given calls that again, up to here. */
const deepest = 3;

/** A mount that a function declares of its parameters, as each call of the function declares it. */
export function mountsPerCall(one: MountSeen, calling: Calling, depth = 0): readonly MountSeen[] {
  const { file, mount } = one;
  const values = [mount.child, ...(mount.prefix ? [mount.prefix] : [])];
  const calls =
    depth === deepest ? [] : callsThatGive(values, { file, scope: mount.scope }, calling);
  if (calls.length === 0) return [one];
  return calls.flatMap((call) => mountsPerCall(mountIn(call, one), calling, depth + 1));
}

const withCalls = ({ calls }: MountSeen, more: CallContext["calls"]): CallContext["calls"] =>
  calls === undefined ? more : new Map([...calls, ...more]);

function mountIn({ place, range, calls, of, gives }: InCall, one: MountSeen): MountSeen {
  const { file, mount } = one;
  const { parent, child, prefix, scope } = mount;
  const own = { file, scope };
  const isParentGiven = one.parentPlace === undefined && gives(parent);
  const isChildGiven = one.childPlace === undefined && gives(child);
  return {
    file: place.file,
    calls: withCalls(one, calls),
    mount: {
      ...mount,
      scope: place.scope,
      range,
      parent: isParentGiven ? of(parent) : parent,
      child: isChildGiven ? of(child) : child,
      ...(prefix && { prefix: of(prefix) }),
    },
    ...(!isParentGiven && { parentPlace: one.parentPlace ?? own }),
    ...(!isChildGiven && { childPlace: one.childPlace ?? own }),
  };
}
