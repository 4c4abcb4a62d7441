import type { SomeFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Decorated, Decorator } from "../javascriptRouting/decorators.ts";
import { originOf } from "../javascriptRouting/origins.ts";
import { optionOf, routerAt } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";
import { controllerIn, isOwn, methodOf, pathIn, routeDialect, type Dialect } from "./dialects.ts";

/**
 * What decorators of the project's own are made of: `applyDecorators(Controller(path), …)` in a
 * function. Each stands for what it declares, and nowhere by itself.
 */
export function wrappersIn(all: readonly Decorated[], file: Reading): SomeFacts {
  const decorating = new Set(
    all.flatMap(({ decorators }) => decorators.map(({ call: { at } }) => at)),
  );
  const calls = routingCalls(file).filter(
    ({ at, scope }) => scope !== fileScope && !decorating.has(at),
  );
  return { routers: calls.flatMap((call) => wrapped(call, calls, file)) };
}

function wrapped(
  call: RoutingCall,
  calls: readonly RoutingCall[],
  file: Reading,
): readonly RouterFact[] {
  const one = decoratorOf(call, file);
  if (one === undefined) return [];
  const dialect = routeDialect(one);
  if (dialect === undefined && controllerIn([one]) === undefined) return [];
  const prefix = pathIn(call.args[0]);
  return [
    {
      ...routerAt(call, "nestjs"),
      isOnlyMounted: true,
      guards: calls.filter((other) => other.scope === call.scope).flatMap(guardsOf),
      ...(prefix && { prefix }),
      ...(dialect && { methods: methodsOf(one, dialect) }),
      ...(isOwn(one) && { by: one.call }),
    },
  ];
}

/** None where only the caller tells which. */
function methodsOf(one: Decorator, dialect: Dialect): readonly string[] {
  const isTold = dialect.mapping !== one.name || isWritten(optionOf(one.args[0], "method"));
  return isTold ? [methodOf(one, dialect)] : [];
}

/** `RequestMethod.PUT`, or none at all. */
const isWritten = (method: Value | undefined): boolean =>
  method === undefined || wordsOf(method).startsWith("RequestMethod.");

const guardsOf = ({ name, args }: RoutingCall): readonly string[] =>
  name === "UseGuards" ? args.map(wordsOf) : [];

/** As if it decorated something. */
function decoratorOf(
  { callee, args, at, range }: RoutingCall,
  file: Reading,
): Decorator | undefined {
  const origin = originOf(callee, file.facts);
  if (origin === undefined) return undefined;
  const name = origin.name.slice(origin.name.lastIndexOf(".") + 1);
  return { name, origin, args, call: { kind: "call", callee, args, at }, range };
}
