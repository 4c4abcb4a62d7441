import type { Scope, Value } from "../../facts/value.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { ScopedSource } from "./source.ts";

type Growth = ReadonlyMap<string, readonly SyntaxNode[]>;

const known = new WeakMap<ScopedSource, Growth>();

/** Text is not added to in more places than that. */
const mostParts = 20;

/**
 * What a variable is in the end, to which its function adds: `let path = "/a"; path += "/b"`. What is
 * added in one case only is one of two; what it hangs on is told where it is a name.
 */
export function grown(
  { name, scope }: { readonly name: string; readonly scope: Scope },
  value: Value,
  source: ScopedSource,
): Value {
  const added = growthIn(source).get(keyOf(name, scope));
  if (added === undefined || added.length > mostParts) return value;
  const parts = added.map((node) => partOf(node, source));
  return { kind: "concat", parts: [value, ...parts] };
}

const keyOf = (name: string, scope: Scope): string => `${scope} ${name}`;

/** The additions of a file, by the name and the scope. */
function growthIn(source: ScopedSource): Growth {
  const before = known.get(source);
  if (before !== undefined) return before;
  const all = source
    .nodes("augmented_assignment_expression")
    .filter(
      (node) =>
        fieldOf(node, "operator")?.text === "+=" && fieldOf(node, "left")?.type === "identifier",
    );
  const found = Map.groupBy(all, (node) =>
    keyOf(fieldOf(node, "left")?.text ?? "", source.scoped.scopeOf(node)),
  );
  known.set(source, found);
  return found;
}

function partOf(node: SyntaxNode, { value }: ScopedSource): Value {
  const right = fieldOf(node, "right");
  const added = right === undefined ? nothing : value(right);
  const [only, ...others] = casesAround(node);
  if (only === undefined) return added;
  if (others.length > 0 || only.condition === undefined) {
    return { kind: "either", options: [added, nothing], when: notTold };
  }
  const options = only.isOtherwise ? [nothing, added] : [added, nothing];
  return { kind: "either", options, when: value(only.condition) };
}

const notTold: Value = { kind: "unknown", text: "" };
const nothing: Value = { kind: "text", text: "" };

/** In which case something happens. */
interface Case {
  /** A name; absent where it hangs on something else. */
  readonly condition?: SyntaxNode;
  readonly isOtherwise: boolean;
}

const loops = /^(?:for|for_in|while|do|switch|try)_statement$|^catch_clause$/;
const bodies = /function|method_definition|^program$/;

function casesAround(node: SyntaxNode): readonly Case[] {
  const found: Case[] = [];
  for (let below = node, one = node.parent; one !== null; below = one, one = one.parent) {
    if (bodies.test(one.type)) break;
    if (loops.test(one.type)) found.push({ isOtherwise: false });
    if (one.type === "if_statement" || one.type === "ternary_expression") {
      found.push(caseOf(one, below));
    }
    if (one.type === "binary_expression") found.push(caseOf(one, below));
  }
  return found;
}

function caseOf(node: SyntaxNode, below: SyntaxNode): Case {
  const isOtherwise = fieldOf(node, "alternative")?.id === below.id;
  const condition = namedIn(fieldOf(node, "condition") ?? fieldOf(node, "left"));
  return { isOtherwise, ...(condition && { condition }) };
}

function namedIn(node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node?.type !== "parenthesized_expression") {
    return node?.type === "identifier" ? node : undefined;
  }
  return namedIn(node.namedChildren[0] ?? undefined);
}
