import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { isPath, operandOf, placeOf, routerAt, wordsAt, type Call } from "../goRouting/routing.ts";
import { fromImport, standsTo } from "../goRouting/stackImports.ts";

const modules = /^github\.com\/go-pkgz\/routegroup$/;

/** Groups around the standard library's router: `routegroup.New(mux)`, `Mount`, `Group`, `With`, `Route`. */
export function routeGroups(calls: readonly Call[], file: Reading): SomeFacts {
  if (standsTo(file, modules) !== "own") return {};
  return {
    routers: calls.flatMap(groupOf),
    mounts: calls.flatMap(mountOf),
  };
}

function groupOf(call: Call): readonly RouterFact[] {
  return fromImport(call, modules) ? groupAround(call) : groupBelow(call);
}

/** `routegroup.New(mux)`, `routegroup.Mount(mux, "/api")`. */
function groupAround(call: Call): readonly RouterFact[] {
  const { name, args, file } = call;
  const [first, second] = args;
  if (first === undefined || !/^(?:New|Mount)$/.test(name)) return [];
  const prefix = name === "Mount" && isPath(second) ? { prefix: file.valueOf(second) } : {};
  return [routerAt(call, "net-http", { parent: file.valueOf(first), ...prefix })];
}

/** `group.Mount("/users")`, `group.Group()`, `group.With(signedIn)`. */
function groupBelow(call: Call): readonly RouterFact[] {
  const { name, args, file } = call;
  const [first] = args;
  const parent = operandOf(call);
  if (name === "Mount" && args.length === 1 && isPath(first)) {
    return [routerAt(call, "net-http", { parent, prefix: file.valueOf(first) })];
  }
  if (name === "Group" && args.length === 0) return [routerAt(call, "net-http", { parent })];
  if (name !== "With") return [];
  return [routerAt(call, "net-http", { parent, guards: args.map(wordsAt) })];
}

/** A function that is given a group declares below it. */
function mountOf(call: Call): readonly MountFact[] {
  const { name, args, file } = call;
  const [first, ...others] = args;
  if (name !== "Route" || first === undefined || others.length > 0) return [];
  return [{ ...placeOf(call), parent: operandOf(call), child: file.valueOf(first), guards: [] }];
}
