import type { CallFact } from "../../facts/facts.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { functions, type ScopedSource } from "./source.ts";
import { argumentsOf } from "./values.ts";

/** Calls that hand on something, a router, a function, a path, or that may run a function of the workspace. */
export function callsOf(source: ScopedSource): readonly CallFact[] {
  const { nodes, scoped, value } = source;
  return nodes("call_expression", "new_expression").flatMap((node) => {
    const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
    if (callee === undefined || !canBeFollowed(callee)) return [];
    const args = argumentsOf(node);
    const isOfInterest = args.some(({ type }) => !saysNothing.has(type)) || mayBeOwn(callee);
    if (!isOfInterest) return [];
    return [
      {
        scope: scoped.scopeOf(node),
        callee: value(callee),
        args: args.map(value),
        range: rangeOf(node),
      },
    ];
  });
}

/** `load()`, `this.users.all()`: not what texts, lists and promises of JavaScript itself are asked for. */
function mayBeOwn(callee: SyntaxNode): boolean {
  if (callee.type === "identifier") return !/^(?:require|super|use[A-Z]\w*)$/.test(callee.text);
  const [of, name] = [fieldOf(callee, "object"), fieldOf(callee, "property")];
  if (of === undefined || name === undefined || builtIn.has(name.text)) return false;
  return plain.has(of.type) && /^[\w$.]+$/.test(of.text);
}

const plain = new Set(["identifier", "this", "member_expression"]);
const builtIn = new Set(
  "toString trim trimStart trimEnd toLowerCase toUpperCase toISOString toJSON json text blob arrayBuffer formData keys values entries pop shift reverse sort flat next end now random getTime valueOf close clear preventDefault stopPropagation".split(
    " ",
  ),
);

/** Literals that can be no router, prefix or handler. */
const saysNothing = new Set([
  "number",
  "true",
  "false",
  "null",
  "undefined",
  "regex",
  "unary_expression",
]);

const followed = new Set(["identifier", "member_expression", "subscript_expression"]);

/** A name, a function on the spot, or what a call gives back: `require("./routes")(app)`. */
function canBeFollowed(callee: SyntaxNode): boolean {
  const { type } = callee;
  if (type !== "call_expression") return followed.has(type) || functions.includes(type);
  return fieldOf(callee, "function")?.type === "identifier";
}
