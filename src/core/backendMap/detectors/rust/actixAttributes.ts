import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { atOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest, testsIn } from "../../languages/rust/readRust.ts";
import { attributesOf } from "../../languages/rust/signatures.ts";
import { textOf } from "../../languages/rust/values.ts";
import { namedBy } from "./routing.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";

interface Said {
  readonly routers: readonly RouterFact[];
  readonly routes: readonly RouteFact[];
}

/** Handlers that say their path in an attribute: each is put below a scope like a router. */
export function actixAttributes(file: Reading): Said {
  const none: Said = { routers: [], routes: [] };
  // Rocket writes its routes alike.
  if (/\brocket\b/.test(file.text) && !/\bactix_web\b/.test(file.text)) return none;
  if (isTest(file)) return none;
  const tests = testsIn(file.root);
  const handlers = nodesOf(file.root, "function_item").filter(
    (node) =>
      !tests.some((one) => one.startIndex <= node.startIndex && node.endIndex <= one.endIndex),
  );
  return handlers
    .flatMap((node) => attributesOf(node).map((attribute) => saidBy(attribute, node, file)))
    .reduce(
      (all, one) => ({
        routers: [...all.routers, ...one.routers],
        routes: [...all.routes, ...one.routes],
      }),
      none,
    );
}

function saidBy(attribute: SyntaxNode, handler: SyntaxNode, file: Reading): Said {
  const match = /^#\[\s*(?:\w+::)*(\w+)\s*\(/.exec(attribute.text);
  const path = pathOf(attribute);
  const methods = methodsOf(match?.[1] ?? "", attribute.text);
  const definition = file.scopeOf(handler);
  if (methods.length === 0 || path === undefined || definition < 0) {
    return { routers: [], routes: [] };
  }
  const own: Value = { kind: "definition", definition };
  const scope = file.facts.definitions[definition]?.scope ?? -1;
  const around = scopeAround(handler);
  const place = { scope, range: rangeOf(attribute), stack: "actix" };
  const guards = [...attribute.text.matchAll(/\bwrap\s*=\s*"([^"]*)"/g)].map(([, one = ""]) => one);
  return {
    routers: [{ ...place, at: atOf(attribute), isRoot: false, guards: [], definition }],
    routes: [
      {
        ...place,
        methods,
        router: own,
        path:
          around === "" ? path : { kind: "concat", parts: [{ kind: "text", text: around }, path] },
        syntax: "braces",
        handler: own,
        guards,
      },
    ],
  };
}

/** `#[scope("/users")] mod users { … }` around a handler, and scopes around that. */
function scopeAround(handler: SyntaxNode): string {
  const scopes: string[] = [];
  for (let one = handler.parent; one !== null; one = one.parent) {
    for (const { text } of attributesOf(one)) {
      const [, path] = /^#\[\s*(?:\w+::)*scope\(\s*"([^"]*)"/.exec(text) ?? [];
      if (path !== undefined) scopes.unshift(path);
    }
  }
  return scopes.join("/");
}

/** `get("/x")`, or of code that names a constant in it: `get(path = "crate::ROUTES.users.list")`. */
function pathOf(attribute: SyntaxNode): Value | undefined {
  const named = /\bpath\s*=\s*"&?([^"]*)"/.exec(attribute.text)?.[1];
  if (named !== undefined) return constantOf(named);
  const [first] = nodesOf(attribute, "string_literal", "raw_string_literal");
  return first && { kind: "text", text: textOf(first) };
}

function constantOf(words: string): Value {
  if (words.startsWith("/")) return { kind: "text", text: words };
  if (!/^\w+(?:::\w+)*(?:\.\w+)*$/.test(words)) return { kind: "unknown", text: words };
  const [head = "", ...fields] = words.split(".");
  return fields.reduce<Value>((of, name) => ({ kind: "member", of, name }), namedBy(head));
}

const verbs = /^(?:get|post|put|patch|delete|head|options|trace|connect)$/;

function methodsOf(name: string, text: string): readonly string[] {
  if (verbs.test(name)) return [name.toUpperCase()];
  if (name !== "route") return [];
  return [...text.matchAll(/\bmethod\s*=\s*"([A-Za-z]+)"/g)].map(([, one = ""]) =>
    one.toUpperCase(),
  );
}
