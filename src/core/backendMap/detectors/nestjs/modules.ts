import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouterFact } from "../../facts/routingFacts.ts";
import { atOf, rangeOf } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import type { Decorated } from "../javascriptRouting/decorators.ts";
import { optionOf, routerAt } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";
import { listIn } from "../javascriptRouting/substituted.ts";

/** Modules hold controllers; `RouterModule.register` puts modules below paths. */
export function modulesIn(all: readonly Decorated[], file: Reading): SomeFacts {
  const modules = all.flatMap((one) => {
    const module = one.decorators.find(({ name }) => name === "Module");
    return module === undefined ? [] : [{ one, options: module.args[0] }];
  });
  const registered = routingCalls(file).filter(isRegistration);
  return {
    routers: [
      ...modules.map(({ one }) => moduleFact(one)),
      ...registered.map((call) => routerAt(call, "nestjs")),
    ],
    mounts: [
      ...modules.flatMap(({ one, options }) => controllersOf(one, options)),
      ...registered.flatMap((call) => placed(call, file)),
    ],
  };
}

function moduleFact({ definition, node }: Decorated): RouterFact {
  const range = rangeOf(node);
  return {
    at: atOf(node),
    stack: "nestjs",
    isRoot: false,
    guards: [],
    definition,
    scope: -1,
    range,
  };
}

function controllersOf(
  { definition, node }: Decorated,
  options: Value | undefined,
): readonly MountFact[] {
  const controllers = optionOf(options, "controllers");
  if (controllers === undefined) return [];
  const children: readonly Value[] =
    controllers.kind === "list"
      ? controllers.items
      : [{ kind: "member", of: controllers, name: "*" }];
  return children.map((child) => ({
    parent: { kind: "definition", definition },
    child,
    guards: [],
    scope: -1,
    range: rangeOf(node),
  }));
}

const isRegistration = ({ name, receiver }: RoutingCall): boolean =>
  /^(?:register|forRoutes)$/.test(name) &&
  receiver?.kind === "name" &&
  receiver.name === "RouterModule";

function placed(call: RoutingCall, file: Reading): readonly MountFact[] {
  const { callee, args, at, scope, range } = call;
  const [routes] = args;
  const items = routes === undefined ? undefined : listIn(routes, file.facts);
  const parent: Value = { kind: "call", callee, args, at };
  const all =
    items === undefined ? listedElsewhere(routes) : items.flatMap((one) => modulesBelow(one, []));
  return all.map(({ child, prefix }) => ({ parent, child, prefix, guards: [], scope, range }));
}

interface Placed {
  readonly child: Value;
  readonly prefix: Value;
}

/** The modules of a list that another file writes out, without those below them. */
function listedElsewhere(routes: Value | undefined): readonly Placed[] {
  if (routes === undefined) return [];
  const of: Value = { kind: "member", of: routes, name: "*" };
  const path: Value = { kind: "member", of, name: "path" };
  const prefix: Value = { kind: "concat", parts: [{ kind: "text", text: "/" }, path] };
  return [{ child: { kind: "member", of, name: "module" }, prefix }];
}

/** `{ path, module, children }`, or a module by itself. */
function modulesBelow(value: Value, above: readonly Value[]): readonly Placed[] {
  const slash: Value = { kind: "text", text: "/" };
  if (value.kind !== "record") return [{ child: value, prefix: { kind: "concat", parts: above } }];
  const path = optionOf(value, "path");
  const parts = path === undefined ? above : [...above, slash, path];
  const [module, children] = [optionOf(value, "module"), optionOf(value, "children")];
  return [
    ...(module === undefined ? [] : modulesBelow(module, parts)),
    ...(children?.kind === "list" ? children.items.flatMap((one) => modulesBelow(one, parts)) : []),
  ];
}
