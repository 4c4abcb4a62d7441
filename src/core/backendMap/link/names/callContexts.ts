import type { FileFacts } from "../../facts/facts.ts";
import type { Scope } from "../../facts/value.ts";
import type { Evaluate } from "./following.ts";
import type { RouterEntity } from "./entity.ts";
import type { CallSite, CallSites, DefinitionIn } from "./language.ts";
import { helperOf, routingHelpers } from "./routingHelpers.ts";

/** A function as some of its calls see it: its parameters are what these calls put into them. */
export interface CallContext {
  /** The call that is looked at of each function, by `contextKey`; all calls of any other. */
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
  by(calls: CallContext["calls"]): CallContext;
  /** The call of a function that made a router; undefined where none is seen to. */
  making(router: RouterEntity): CallContext | undefined;
  /** Both together; undefined where they are different calls of one function. */
  joined(one: CallContext, other: CallContext): CallContext | undefined;
}

/** A function that is called in more ways is no helper that declares routes. */
const mostCalls = 300;
/** A helper that calls a helper, and so on. */
const deepest = 3;

/** @param evaluateBy follows by these calls of functions alone. */
export function createCallContexts(
  evaluate: Evaluate,
  callSites: CallSites,
  evaluateBy: (callSites: CallSites) => Evaluate,
): CallContexts {
  const general = { calls: noCalls, evaluate };
  const contextOf = contextMaker(general, callSites, evaluateBy);
  return {
    general,
    by: contextOf,
    making: (router) => {
      const calls = callsMaking(router, callSites);
      return calls && contextOf(calls);
    },
    of(file, scope) {
      const all = waysTo(routerMakerAround(file, scope), file, callSites);
      return all.length < 2 || all.length > mostCalls ? [general] : all.map(contextOf);
    },
    joined(one, other) {
      if (one === other || other === general) return one;
      if (one === general) return other;
      const isOther = [...one.calls].some(([key, site]) => (other.calls.get(key) ?? site) !== site);
      return isOther ? undefined : contextOf(new Map([...one.calls, ...other.calls]));
    },
  };
}

type Calls = CallContext["calls"];

/** One context for the same calls, whoever asks. */
function contextMaker(
  general: CallContext,
  callSites: CallSites,
  evaluateBy: (callSites: CallSites) => Evaluate,
): (calls: Calls) => CallContext {
  const made = new Map([["", general]]);
  return (calls) => {
    const key = [...calls].map(([one, site]) => `${one}=${siteKey(site)}`).join("\n");
    const known = made.get(key);
    if (known !== undefined) return known;
    const chosen: CallSites = {
      of(file, definition) {
        const site = calls.get(contextKey({ file, index: definition }));
        return site === undefined ? callSites.of(file, definition) : [site];
      },
    };
    const context = { calls, evaluate: evaluateBy(chosen) };
    made.set(key, context);
    return context;
  };
}

/** The calls that lead to a function, each with those that lead to the function it stands in. */
function waysTo(
  maker: RouterMaker | undefined,
  file: FileFacts,
  callSites: CallSites,
  depth = 0,
): readonly Calls[] {
  const sites = maker === undefined ? [] : callSites.of(file, maker.scope);
  if (maker === undefined || sites.length === 0 || sites.length > mostCalls || depth > deepest) {
    return [noCalls];
  }
  const parameters = file.definitions[maker.scope]?.parameters ?? [];
  const key = contextKey({ file, index: maker.scope });
  return sites.flatMap((site) => {
    const given = site.call.args.filter((_, at) => maker.names.has(parameters[at]?.name ?? ""));
    const [outer] = helperOf(given, site.call.scope, site.file);
    const around = outer && { scope: outer.scope, names: new Set(outer.names) };
    return waysTo(around, site.file, callSites, depth + 1).map(
      (more) => new Map([...more, [key, site]]),
    );
  });
}

const noCalls: Calls = new Map();

function callsMaking(
  { file, router, made }: RouterEntity,
  callSites: CallSites,
): Calls | undefined {
  if (made === undefined) return undefined;
  for (let at = router.scope; at >= 0; at = file.definitions[at]?.scope ?? -1) {
    const site = callSites.of(file, at).find((one) => madeAt(one) === made.by);
    if (site !== undefined) return new Map([[contextKey({ file, index: at }), site]]);
  }
  return undefined;
}

/** A call as what it makes is known by: see `Made`. */
function madeAt({ file, call: { range } }: CallSite): string {
  return `${file.path} ${range.end.line}:${range.end.character}`;
}

/** By what a function is known in `calls`. */
export function contextKey({ file, index }: DefinitionIn): string {
  return `${index} ${file.path}`;
}

function siteKey({ file, call: { range } }: CallSite): string {
  const { start, end } = range;
  return `${file.path}:${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** A function that makes paths of some of its parameters. */
interface RouterMaker {
  readonly scope: Scope;
  readonly names: ReadonlySet<string>;
}

/** The innermost function around a place that makes a path of what it is given. */
function routerMakerAround(file: FileFacts, from: Scope): RouterMaker | undefined {
  const helpers = routingHelpers(file);
  if (helpers.size === 0) return undefined;
  for (let scope = from; scope >= 0; scope = file.definitions[scope]?.scope ?? -1) {
    const names = helpers.get(scope);
    if (names !== undefined) return { scope, names };
  }
  return undefined;
}
