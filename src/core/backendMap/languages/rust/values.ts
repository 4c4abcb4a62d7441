import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import type { Lower } from "../localNames.ts";
import type { BoundOf } from "./bounds.ts";
import { formatted } from "./formatted.ts";

/** What of a file an expression is read with. */
export interface Names {
  readonly definitionOf: (node: SyntaxNode) => number | undefined;
  /** What a name means where it stands, if that is no plain name. */
  readonly named: (node: SyntaxNode, of: Lower) => Value | undefined;
  readonly boundOf: BoundOf;
  /** What a name in front of `::` means where a variable has it too: that is never meant there. */
  readonly hidden: (node: SyntaxNode) => Value | undefined;
}

type Read = (node: SyntaxNode, of: Lower, names: Names) => Value;
const longestUnknown = 60;
const deepest = 60;

/** An expression or a type of Rust, as far as it matters. */
export function valueOf(node: SyntaxNode, names: Names, depth = 0): Value {
  const read = readers[node.type];
  if (read === undefined || depth > deepest) {
    return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
  }
  const of: Lower = (one) =>
    one === undefined ? { kind: "unknown", text: "" } : valueOf(one, names, depth + 1);
  return read(node, of, names);
}

const inner: Read = (node, of) => of(childrenOf(node)[0]);
const valued: Read = (node, of) => of(fieldOf(node, "value"));
const typed: Read = (node, of) => of(fieldOf(node, "type"));
const self: Read = () => ({ kind: "name", name: "this" });

const readers: Readonly<Record<string, Read>> = {
  string_literal: (node) => ({ kind: "text", text: textOf(node) }),
  raw_string_literal: (node) => ({ kind: "text", text: textOf(node) }),
  identifier: (node, of, names) => names.named(node, of) ?? { kind: "name", name: node.text },
  type_identifier: typeNamed,
  self,
  scoped_identifier: scoped,
  scoped_type_identifier: scoped,
  generic_type: generic,
  dynamic_type: (node, of) => of(fieldOf(node, "trait")),
  abstract_type: (node, of) => of(fieldOf(node, "trait")),
  bounded_type: inner,
  generic_function: (node, of) => of(fieldOf(node, "function")),
  reference_type: typed,
  field_expression: field,
  call_expression: call,
  struct_expression: record,
  closure_expression: defined,
  reference_expression: valued,
  await_expression: inner,
  try_expression: inner,
  parenthesized_expression: inner,
  type_cast_expression: valued,
  return_expression: inner,
  block: (node, of) => of(tailOf(node)),
  async_block: inner,
  array_expression: list,
  tuple_expression: list,
  if_expression: (node, of) => ({
    kind: "either",
    options: [of(fieldOf(node, "consequence")), of(fieldOf(node, "alternative"))],
  }),
  else_clause: inner,
  binary_expression: (node, of) =>
    fieldOf(node, "operator")?.text === "+"
      ? { kind: "concat", parts: [of(fieldOf(node, "left")), of(fieldOf(node, "right"))] }
      : { kind: "unknown", text: node.text.slice(0, longestUnknown) },
  macro_invocation: (node) =>
    formatted(node) ?? { kind: "unknown", text: node.text.slice(0, longestUnknown) },
};
const never: Names = {
  definitionOf: () => undefined,
  named: () => undefined,
  boundOf: () => undefined,
  hidden: () => undefined,
};

function plain(node: SyntaxNode): Value {
  return { kind: "name", name: node.text };
}

function typeNamed(node: SyntaxNode, of: Lower, names: Names): Value {
  if (node.text === "Self") return self(node, of, never);
  const bound = names.boundOf(node);
  return bound === undefined ? plain(node) : of(bound);
}

/** What only holds another thing, or hands it to a handler. */
const holders = /(?:^|::)(?:Arc|Rc|Box|State|Extension|Data|Mutex|RwLock)$/;

/** `State<AppState>` and `Arc<dyn Store>` can do what they hold can do. */
function generic(node: SyntaxNode, of: Lower): Value {
  const type = fieldOf(node, "type");
  const held = fieldOf(node, "type_arguments");
  const isHolder = holders.test(type?.text ?? "");
  return of(isHolder && held !== undefined ? childrenOf(held)[0] : type);
}

/** What `State` holds is its first field: `state.0.orders`. */
function field(node: SyntaxNode, of: Lower): Value {
  const [value, name] = [fieldOf(node, "value"), fieldOf(node, "field")?.text ?? ""];
  const isUnwrapped = name === "0" && node.parent?.type === "field_expression";
  return isUnwrapped ? of(value) : { kind: "member", of: of(value), name };
}

function list(node: SyntaxNode, of: Lower): Value {
  return { kind: "list", items: childrenOf(node).map(of) };
}

function defined(node: SyntaxNode, _of: Lower, { definitionOf }: Names): Value {
  const definition = definitionOf(node);
  return definition === undefined
    ? { kind: "unknown", text: node.text.slice(0, longestUnknown) }
    : { kind: "definition", definition };
}

/** `crate::a::f` reaches a file by itself; `users::list` through what `users` is here. */
function scoped(node: SyntaxNode, of: Lower, { hidden }: Names): Value {
  const [path, name] = [fieldOf(node, "path"), fieldOf(node, "name")?.text ?? ""];
  if (path === undefined) return { kind: "member", of: of(path), name };
  const words = path.text.replaceAll(/\s/g, "");
  if (/^(?:crate|super|self)(?:::\w+)*$/.test(words)) {
    return { kind: "import", module: words, name };
  }
  if (path.text === "Self") return { kind: "member", of: { kind: "name", name: "this" }, name };
  const module = path.type === "identifier" ? hidden(path) : undefined;
  return { kind: "member", of: module ?? of(path), name };
}

/** The arguments of a call. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const given = fieldOf(node, "arguments");
  return given === undefined
    ? []
    : childrenOf(given).filter(({ type }) => type !== "attribute_item");
}

/** What only wraps its argument, or gives the same thing in another form. */
const wrappers = /^(?:Ok|Some|Box::new|Arc::new|Rc::new|String::from|Cow::from)$/;
const sameThings = new Set([
  "clone",
  "to_string",
  "to_owned",
  "into",
  "as_str",
  "unwrap",
  "as_ref",
]);

function call(node: SyntaxNode, of: Lower): Value {
  const callee = fieldOf(node, "function");
  const args = argumentsOf(node);
  const [first] = args;
  if (first !== undefined && wrappers.test(callee?.text ?? "")) return of(first);
  const same = args.length === 0 && callee !== undefined ? sameAs(callee) : undefined;
  if (same !== undefined) return of(same);
  return { kind: "call", callee: of(callee), args: args.map(of), at: atOf(node) };
}

/** What a method like `clone` is called on. */
function sameAs(callee: SyntaxNode): SyntaxNode | undefined {
  const name = callee.type === "field_expression" ? fieldOf(callee, "field")?.text : undefined;
  return name !== undefined && sameThings.has(name) ? fieldOf(callee, "value") : undefined;
}

function record(node: SyntaxNode, of: Lower): Value {
  const body = fieldOf(node, "body");
  const entries = (body === undefined ? [] : childrenOf(body)).flatMap((one) => {
    const name = fieldOf(one, "field")?.text ?? childrenOf(one)[0]?.text ?? "";
    const value = fieldOf(one, "value") ?? childrenOf(one)[0];
    return value === undefined ? [] : [[name, of(value)] as const];
  });
  return { kind: "record", fields: Object.fromEntries(entries), type: of(fieldOf(node, "name")) };
}

/** The expression that a block ends with, and so gives. */
export function tailOf(block: SyntaxNode): SyntaxNode | undefined {
  const last = childrenOf(block).at(-1);
  if (last === undefined || /_(?:item|declaration)$/.test(last.type)) return undefined;
  if (last.type !== "expression_statement") return last;
  const only = childrenOf(last)[0];
  const isGiven = only?.type === "return_expression" || !last.text.endsWith(";");
  return isGiven ? only : undefined;
}

/** The text of a string of either kind. */
export function textOf(node: SyntaxNode): string {
  const raw = /^[bc]?r(#*)"(.*)"\1$/s.exec(node.text)?.[2];
  if (raw !== undefined) return raw;
  return node.text
    .replace(/^[bc]?"|"$/g, "")
    .replace(/\\(\n\s*|.)/gs, (_, code: string) =>
      code.startsWith("\n") ? "" : (escapes[code] ?? code),
    );
}
const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
