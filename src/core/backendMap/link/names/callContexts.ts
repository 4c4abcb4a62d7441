import type { FileFacts } from "../../facts/facts.ts";
import type { Scope } from "../../facts/value.ts";
import { createEvaluate } from "./evaluate.ts";
import type { Evaluate } from "./following.ts";
import type { CallSite, CallSites, DefinitionIn, FactIndex } from "./language.ts";
import { mentionsOneOf, routingHelpers } from "./routingHelpers.ts";

/** A function as some of its calls see it: its parameters are what these calls put into them. */
export interface CallContext {
  /** The call that is looked at of each function, by `keyOf`; all calls of any other. */
  readonly calls: ReadonlyMap<string, CallSite>;
  readonly evaluate: Evaluate;
}

/**
 * A function that is given a router and a path puts this path below this router, not each path below
 * each router: what stands in it is looked at once for each call.
 */
export interface CallContexts {
  /** All calls at once. */
  readonly general: CallContext;
  of(file: FileFacts, scope: Scope): readonly CallContext[];
  /** Both together; undefined where they are different calls of one function. */
  joined(one: CallContext, other: CallContext): CallContext | undefined;
}

/** A function that is called in more ways is no helper that declares routes. */
const mostCalls = 300;
/** A helper that calls a helper, and so on. */
const deepest = 3;

export function createCallContexts(index: FactIndex, callSites: CallSites): CallContexts {
  const made = new Map<string, CallContext>();
  const contextOf = (calls: CallContext["calls"]): CallContext => {
    const key = [...calls].map(([one, site]) => `${one}=${siteKey(site)}`).join("\n");
    const known = made.get(key);
    if (known !== undefined) return known;
    const chosen: CallSites = {
      of(file, definition) {
        const site = calls.get(keyOf({ file, index: definition }));
        return site === undefined ? callSites.of(file, definition) : [site];
      },
    };
    const context = { calls, evaluate: createEvaluate(index, chosen) };
    made.set(key, context);
    return context;
  };
  const ways = (file: FileFacts, scope: Scope, depth: number): readonly CallContext["calls"][] => {
    const helper = helperAround(file, scope);
    if (helper === undefined || depth > deepest) return [noCalls];
    const sites = callSites.of(file, helper.index);
    if (sites.length < 2 || sites.length > mostCalls) return [noCalls];
    return sites.flatMap((site) =>
      waysOfSite(site, depth).map((outer) => new Map([...outer, [keyOf(helper), site]])),
    );
  };
  const waysOfSite = (site: CallSite, depth: number): readonly CallContext["calls"][] => {
    const { file, call } = site;
    const around = helperAround(file, call.scope);
    const names = around && (file.definitions[around.index]?.parameters ?? []);
    const isHandedOn = names?.some(({ name }) =>
      call.args.some((one) => mentionsOneOf(new Set([name]), one)),
    );
    return isHandedOn === true ? ways(file, call.scope, depth + 1) : [noCalls];
  };
  const general = contextOf(noCalls);
  return {
    general,
    of: (file, scope) => {
      const all = ways(file, scope, 0);
      return all.length > mostCalls ? [general] : all.map(contextOf);
    },
    joined(one, other) {
      if (one === other || other === general) return one;
      if (one === general) return other;
      const isOther = [...one.calls].some(([key, site]) => (other.calls.get(key) ?? site) !== site);
      return isOther ? undefined : contextOf(new Map([...one.calls, ...other.calls]));
    },
  };
}

const noCalls: CallContext["calls"] = new Map();

const keyOf = ({ file, index }: DefinitionIn): string => `${index} ${file.path}`;

function siteKey({ file, call: { range } }: CallSite): string {
  const { start, end } = range;
  return `${file.path}:${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** The innermost function around a place that makes a path of what it is given. */
function helperAround(file: FileFacts, from: Scope): DefinitionIn | undefined {
  const helpers = routingHelpers(file);
  if (helpers.size === 0) return undefined;
  for (let scope = from; scope >= 0; scope = file.definitions[scope]?.scope ?? -1) {
    if (helpers.has(scope)) return { file, index: scope };
  }
  return undefined;
}
