import type { RouteFact } from "../../facts/routingFacts.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import type { Value } from "../../facts/value.ts";
import { chainedOn } from "./chainedGuards.ts";
import { identityRoutes } from "./identityApi.ts";
import type { MinimalCall } from "./minimalCall.ts";

/** What answers every path that nobody else answers, unless it looks like a file's. */
const anyPath: Value = { kind: "text", text: "/{*path:nonfile}" };

interface Brought {
  readonly methods: readonly string[];
  /** How many arguments it has with its path; with fewer it answers any path. */
  readonly arguments: number;
  /** Its last argument is the handler. */
  readonly isHandled?: true;
}

/** Endpoints whose methods, and often whose answer, the framework says. */
const brought: ReadonlyMap<string, Brought> = new Map([
  ["MapHealthChecks", { methods: ["ANY"], arguments: 1 }],
  ["MapForwarder", { methods: ["ANY"], arguments: 1 }],
  ["MapHub", { methods: ["ANY"], arguments: 1 }],
  ["MapFallback", { methods: ["ANY"], arguments: 2, isHandled: true }],
  ["MapFallbackToFile", { methods: ["GET"], arguments: 2 }],
  ["MapFallbackToPage", { methods: ["ANY"], arguments: 2 }],
  ["MapFallbackToController", { methods: ["ANY"], arguments: 3 }],
]);

/** `app.MapHealthChecks("/health")`, `app.MapHub<Chat>("/chat")`, `app.MapFallbackToFile("index.html")`. */
export function frameworkRoutes(call: MinimalCall): readonly RouteFact[] {
  const { node, file, name, receiver } = call;
  if (name === "MapIdentityApi") {
    return identityRoutes(file.valueOf(receiver), file.scopeOf(node), rangeOf(node));
  }
  const what = brought.get(name);
  const args = argumentsOf(node);
  if (what === undefined || args.length === 0) return [];
  const handler = what.isHandled === true ? args.at(-1) : answering(call);
  const { guards, isOpen } = chainedOn(node);
  return [
    {
      stack: "aspnet",
      methods: what.methods,
      router: file.valueOf(receiver),
      path: pathOf(what, args, file.valueOf),
      syntax: "braces",
      ...(handler && { handler: file.valueOf(handler) }),
      guards: isOpen ? [] : guards,
      scope: file.scopeOf(node),
      range: { start: rangeOf(call.nameNode).start, end: rangeOf(node).end },
    },
  ];
}

function pathOf(
  { arguments: most }: Brought,
  args: readonly SyntaxNode[],
  valueOf: (node: SyntaxNode) => Value,
): Value {
  const [first] = args;
  // Options of static files may come last, where no path is said.
  const hasPath = args.length >= most && !/^new\b|[oO]ptions$/.test(args.at(-1)?.text ?? "");
  return first !== undefined && (hasPath || most === 1) ? valueOf(first) : anyPath;
}

/** The hub of `MapHub<Chat>`. */
function answering({ name, nameNode }: MinimalCall): SyntaxNode | undefined {
  if (name !== "MapHub" || nameNode.type !== "generic_name") return undefined;
  const list = fieldOf(nameNode, "arguments") ?? childrenOf(nameNode).at(-1);
  return list && childrenOf(list)[0];
}
