import type { MountFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { atOf, fieldOf, rangeOf } from "../../grammars/syntax.ts";
import { csharp } from "../../languages/csharp/csharp.ts";
import { isTypeParameter } from "../../languages/csharp/declarations.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import type { ExpandMount } from "../../link/routes/expandMount.ts";
import { typeArgument } from "../csharpStores/efFluent.ts";
import { isOwnMethod, type MinimalCall } from "./minimalCall.ts";

interface EndpointClass {
  readonly mount: MountFact;
  /** What the call gives: the group that it was called on. */
  readonly router: RouterFact;
}

/**
 * `group.MapEndpoint<GetPosts>()`, where a method of the project's own hands the group to the class:
 * `TEndpoint.Map(app)`. Which method of the class that is, another file says.
 */
export function endpointClass(call: MinimalCall): readonly EndpointClass[] {
  const { node, file, name, receiver } = call;
  if (!isOwnMethod(name) || !/^Map|Endpoint/.test(name) || argumentsOf(node).length > 0) return [];
  const type = typeArgument(fieldOf(node, "function"));
  if (type === undefined) return [];
  const group = file.valueOf(receiver);
  const base = { stack: "aspnet", scope: file.scopeOf(node), range: rangeOf(node), guards: [] };
  const child: Value = { kind: "name", name: type };
  return [
    {
      mount: { ...base, parent: group, child, extra: { handedBy: name } },
      router: { ...base, at: atOf(node), isRoot: false, sameAs: group },
    },
  ];
}

/** `TEndpoint.Map(app)`: what of a class a method asks, for whoever looks for that. */
export function askedOfClass({ node, file, name, receiver }: MinimalCall): readonly MountFact[] {
  const [group] = argumentsOf(node);
  const isOfClass = receiver.type === "identifier" && isTypeParameter(receiver);
  if (group === undefined || !isOfClass) return [];
  return [
    {
      stack: "aspnet",
      parent: file.valueOf(group),
      child: file.valueOf(receiver),
      scope: file.scopeOf(node),
      range: rangeOf(node),
      guards: [],
      extra: { asks: name },
    },
  ];
}

/** The mount of the method that the class is asked for. */
export const expandEndpointClass: ExpandMount = (mount, _, index) => {
  const { handedBy, asks } = mount.extra ?? {};
  if (asks !== undefined) return [];
  if (handedBy === undefined) return undefined;
  const methods = index
    .named(handedBy, csharp)
    .flatMap(({ file, index: at }) => file.mounts.filter(({ scope }) => scope === at))
    .flatMap(({ extra }) => extra?.["asks"] ?? []);
  return [...new Set(methods)].map((name) => ({
    ...mount,
    child: { kind: "member", of: mount.child, name },
  }));
};
