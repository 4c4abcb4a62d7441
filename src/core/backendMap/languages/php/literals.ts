import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** The text of a string that holds nothing computed. */
export function wordOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const isText = node.type === "string" || node.type === "encapsed_string";
  if (!isText || !node.namedChildren.every(isPlain)) return undefined;
  return node.namedChildren.map(plainText).join("");
}

export function isPlain({ type }: SyntaxNode): boolean {
  return type === "string_content" || type === "escape_sequence";
}

export function plainText({ type, text }: SyntaxNode): string {
  if (type !== "escape_sequence") return text;
  const letter = text.slice(1);
  return escapes[letter] ?? (letter.length === 1 ? letter : text);
}

/** Arguments of a call by their place, and those that have a name. */
export interface PhpArguments {
  readonly plain: readonly SyntaxNode[];
  readonly named: ReadonlyMap<string, SyntaxNode>;
}

export function argumentsOf(call: SyntaxNode): PhpArguments {
  const list = fieldOf(call, "arguments") ?? call.children.find(({ type }) => type === "arguments");
  const all = list === undefined ? [] : childrenOf(list).filter(({ type }) => type === "argument");
  const given = all.map((one) => ({
    name: fieldOf(one, "name")?.text,
    value: childrenOf(one).find(({ field }) => field !== "name"),
  }));
  const named = new Map<string, SyntaxNode>();
  for (const { name, value } of given) {
    if (name !== undefined && value !== undefined) named.set(name, value);
  }
  const plain = given.flatMap(({ name, value }) => (name === undefined && value ? [value] : []));
  return { plain, named };
}

/** An item of an array, with the key that it has. */
export interface ArrayItem {
  readonly key?: SyntaxNode;
  readonly value: SyntaxNode;
}

export function itemsOf(node: SyntaxNode | undefined): readonly ArrayItem[] {
  if (node?.type !== "array_creation_expression") return [];
  return childrenOf(node).flatMap((one): readonly ArrayItem[] => {
    if (one.type !== "array_element_initializer") return [];
    const [first, second] = childrenOf(one);
    if (first === undefined || first.type === "variadic_unpacking") return [];
    return [second === undefined ? { value: first } : { key: first, value: second }];
  });
}

/** What an array gives under a key. */
export function itemNamed(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  return itemsOf(node).find((one) => wordOf(one.key) === key)?.value;
}

/** The words of an array, or of one thing. */
export function wordsIn(node: SyntaxNode | undefined): readonly string[] {
  if (node === undefined) return [];
  const all = node.type === "array_creation_expression" ? itemsOf(node) : [{ value: node }];
  return all.flatMap(({ value }) => wordOf(value) ?? []);
}

/** Code that stands in what is called or given: not to be looked into again. */
export const callTypes = [
  "member_call_expression",
  "nullsafe_member_call_expression",
  "scoped_call_expression",
  "function_call_expression",
] as const;

/** A call of a chain: `->where("a", 1)`. */
export interface PhpLink {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly args: PhpArguments;
}

/** `User::where(…)->first()`: what it begins with, and its calls from the first to the last. */
export interface PhpChain {
  /** The class, variable or expression; of a function that is called, its name. */
  readonly root: SyntaxNode;
  readonly isStatic: boolean;
  readonly links: readonly PhpLink[];
}

export function chainOf(node: SyntaxNode): PhpChain {
  const links: PhpLink[] = [];
  let one = node;
  for (;;) {
    const object = fieldOf(one, "object");
    const isCall =
      one.type === "member_call_expression" || one.type.startsWith("nullsafe_member_c");
    if (!isCall || object === undefined) break;
    links.push(linkOf(one));
    one = object;
  }
  const scope = one.type === "scoped_call_expression" ? fieldOf(one, "scope") : undefined;
  if (scope === undefined) return { root: one, isStatic: false, links: links.reverse() };
  return { root: scope, isStatic: true, links: [...links, linkOf(one)].reverse() };
}

function linkOf(node: SyntaxNode): PhpLink {
  return { name: fieldOf(node, "name")?.text ?? "", node, args: argumentsOf(node) };
}

/** The chain goes on after this call. */
export function isContinued(node: SyntaxNode): boolean {
  const around = node.parent;
  return around !== null && around.type.includes("member_call") && node.field === "object";
}
