import type { CallFact, Definition } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "./literals.ts";

/** What the calls of a file are told by. */
interface Calling {
  readonly definitions: readonly Definition[];
  readonly scopeOf: (node: SyntaxNode) => number;
  readonly valueOf: (node: SyntaxNode) => Value;
  /** The class or module around a node, as a constant; undefined at the top of a file. */
  readonly ownClass: (node: SyntaxNode) => Value | undefined;
}

/**
 * Calls whose receiver is known by its name: `load(id)` and `self.load` of the class itself,
 * `Mailer.notify(user)`, `Import.new(file).run`. What stands in variables is not followed.
 */
export function callsOf(root: SyntaxNode, calling: Calling): readonly CallFact[] {
  const called = nodesOf(root, "call").flatMap((node) => callOf(node, calling) ?? []);
  const methods = new Set(
    calling.definitions.filter(({ kind }) => kind === "method").map(({ name }) => name),
  );
  const bare = nodesOf(root, "identifier")
    .filter((node) => methods.has(node.text) && isRead(node) && !isLocal(node))
    .flatMap((node) => factOf(node, calling.ownClass(node), node.text, calling) ?? []);
  return [...called, ...bare];
}

function callOf(node: SyntaxNode, calling: Calling): CallFact | undefined {
  const name = fieldOf(node, "method")?.text;
  if (name === undefined || name === "new") return undefined;
  return factOf(node, receiverOf(node, calling), name, calling);
}

function factOf(
  node: SyntaxNode,
  of: Value | undefined,
  name: string,
  { scopeOf, valueOf }: Calling,
): CallFact | undefined {
  if (of === undefined) return undefined;
  const { plain, named } =
    node.type === "call" ? argumentsOf(node) : { plain: [], named: new Map<string, SyntaxNode>() };
  return {
    scope: scopeOf(node),
    callee: { kind: "member", of, name },
    args: plain.map(valueOf),
    ...(named.size > 0 && { named: given(named, valueOf) }),
    range: rangeOf(node),
  };
}

function given(
  named: ReadonlyMap<string, SyntaxNode>,
  valueOf: Calling["valueOf"],
): NonNullable<CallFact["named"]> {
  return Object.fromEntries([...named].map(([name, node]) => [name, valueOf(node)]));
}

function receiverOf(node: SyntaxNode, calling: Calling): Value | undefined {
  const receiver = fieldOf(node, "receiver");
  if (receiver === undefined || receiver.type === "self") return calling.ownClass(node);
  if (isConstant(receiver)) return calling.valueOf(receiver);
  const made = receiver.type === "call" && fieldOf(receiver, "method")?.text === "new";
  const of = made ? fieldOf(receiver, "receiver") : undefined;
  return of !== undefined && isConstant(of) ? calling.valueOf(of) : undefined;
}

const isConstant = ({ type }: SyntaxNode): boolean =>
  type === "constant" || type === "scope_resolution";

/** No name that is declared or given a value: `load` in `rows = load`. */
function isRead(node: SyntaxNode): boolean {
  const { parent, field } = node;
  if (parent === null || /parameter|^(?:singleton_)?method$/.test(parent.type)) return false;
  if (parent.type === "call") return field !== "method";
  return !(parent.type === "assignment" && field === "left");
}

const longestMethod = 20_000;

/** A name that the method around gives to something of its own, or has as a block's parameter. */
function isLocal({ text, parent }: SyntaxNode): boolean {
  let around = parent;
  while (around !== null && !/^(?:singleton_)?method$/.test(around.type)) around = around.parent;
  const gives = new RegExp(
    `(?<![@.:\\w])${text}\\s*(?:\\|\\||&&|[-+*/])?=(?![=~>])|\\|[^|\\n]*\\b${text}\\b[^|\\n]*\\|`,
  );
  return around !== null && gives.test(around.text.slice(0, longestMethod));
}
