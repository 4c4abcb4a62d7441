import type { TableRef } from "../../facts/storeFacts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { camelized } from "../../languages/ruby/inflect.ts";
import { argumentsOf, wordOf } from "../../languages/ruby/literals.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { alone, certain, joiners, kindOf, loadable } from "./recordWords.ts";

/** What a query is about, and the calls that make it. */
export interface Begun {
  readonly ref: TableRef;
  /** What its columns name the table by. */
  readonly words: string;
  readonly calls: readonly SyntaxNode[];
  /** An association that may be loaded before is then not asked for. */
  readonly isLoadable?: true;
}

export const nameOf = (call: SyntaxNode): string => fieldOf(call, "method")?.text ?? "";

/** The chain goes on after this call. */
export function isContinued(node: SyntaxNode): boolean {
  const around = node.parent;
  return around?.type === "call" && fieldOf(around, "receiver")?.id === node.id;
}

/** The calls of a chain, from the first to the last. */
function chainOf(node: SyntaxNode): readonly SyntaxNode[] {
  const calls: SyntaxNode[] = [];
  for (
    let one: SyntaxNode | undefined = node;
    one?.type === "call";
    one = fieldOf(one, "receiver")
  ) {
    calls.unshift(one);
  }
  return calls;
}

export function beginningOf(node: SyntaxNode, file: Reading): Begun | undefined {
  const calls = chainOf(node);
  const root = calls[0] && fieldOf(calls[0], "receiver");
  if (root === undefined) return ownOf(calls, file);
  if (root.type === "constant" || root.type === "scope_resolution") {
    return ofModel(root, calls, file);
  }
  return root.type === "identifier" || root.type === "instance_variable"
    ? ofRecord(root.text, calls)
    : undefined;
}

/** `Loan.where(…)`, `Loan.overdue.limit(10)`; `Loan.overdue` where that is a scope. */
function ofModel(root: SyntaxNode, calls: readonly SyntaxNode[], file: Reading): Begun {
  const value = file.valueOf(root);
  const scope = calls.some((one) => kindOf(nameOf(one)) !== undefined)
    ? []
    : calls.slice(0, 1).map(nameOf);
  const words = [wordsOf(value), ...scope].join(".");
  return { ref: { value, ...(scope.length > 0 && { via: scope }) }, words, calls };
}

const mostRelations = 4;

/** `@member.loans.where(…)`, where a model called like the variable has such an association. */
function ofRecord(name: string, calls: readonly SyntaxNode[]): Begun | undefined {
  const at = calls.findIndex((one) => kindOf(nameOf(one)) !== undefined);
  const rest = calls.slice(at);
  if (at < 1 || at > mostRelations || !rest.some((one) => certain.has(nameOf(one)))) {
    return undefined;
  }
  const model = camelized(name.replace(/^@/, "").replace(/^current_/, ""));
  const via = calls.slice(0, at).map(nameOf);
  const isLoadable = rest.every(
    (one) => loadable.has(nameOf(one)) || kindOf(nameOf(one)) === undefined,
  );
  return {
    ref: { model, via },
    words: [model, ...via].join("."),
    calls: rest,
    ...(isLoadable && { isLoadable }),
  };
}

/** `where(…)` in a class method or a scope of a model. */
function ownOf(calls: readonly SyntaxNode[], file: Reading): Begun | undefined {
  const [first] = calls;
  if (first === undefined || !alone.has(nameOf(first)) || !isOfClass(first)) return undefined;
  const own = classAround(first, file);
  return own === undefined ? undefined : { ref: { value: own }, words: wordsOf(own), calls };
}

/** Run by the class rather than by a record: in `def self.x`, `class << self`, `scope :x, -> {}`. */
function isOfClass(node: SyntaxNode): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type === "class" || isOfRecord(around)) return false;
    if (/^singleton_(?:method|class)$/.test(around.type) || isScope(around)) return true;
  }
  return false;
}

const isScope = (node: SyntaxNode): boolean => node.type === "call" && nameOf(node) === "scope";
const isOfRecord = (node: SyntaxNode): boolean =>
  node.type === "method" && node.parent?.parent?.type !== "singleton_class";

function classAround(node: SyntaxNode, file: Reading): Value | undefined {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type !== "class") continue;
    const name = file.facts.definitions[file.scopeOf(childrenOf(around)[1] ?? around)]?.name;
    return name === undefined ? undefined : { kind: "import", module: "constant", name };
  }
  return undefined;
}

/** The associations that `joins(:author, comments: :author)` leads to, each as the way there. */
export function joinedIn(call: SyntaxNode): readonly (readonly string[])[] {
  if (!joiners.has(nameOf(call))) return [];
  const { plain, named } = argumentsOf(call);
  return [
    ...plain.flatMap(waysIn),
    ...[...named].flatMap(([name, value]) => [
      [name],
      ...waysIn(value).map((way) => [name, ...way]),
    ]),
  ];
}

function waysIn(node: SyntaxNode): readonly (readonly string[])[] {
  if (node.type === "array") return childrenOf(node).flatMap(waysIn);
  if (node.type === "hash") return childrenOf(node).flatMap(waysOfPair);
  if (node.type === "pair") return waysOfPair(node);
  const word = node.type === "simple_symbol" ? wordOf(node) : undefined;
  return word === undefined ? [] : [[word]];
}

function waysOfPair(pair: SyntaxNode): readonly (readonly string[])[] {
  const [name, value] = [wordOf(fieldOf(pair, "key")), fieldOf(pair, "value")];
  if (name === undefined) return [];
  return [[name], ...(value === undefined ? [] : waysIn(value)).map((way) => [name, ...way])];
}
