import type { Value } from "../../facts/value.ts";
import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, keywordsOf, wordOf } from "./calls.ts";
import { stringValue } from "./strings.ts";

/** What a file says that a value's meaning depends on. */
export interface ValueContext {
  readonly definitionOf: (node: SyntaxNode) => number | undefined;
  /** Modules that are imported by their dotted name: `import a.b`. */
  readonly modules: ReadonlySet<string>;
}

type Of = (one: SyntaxNode | undefined) => Value;
type Read = (node: SyntaxNode, of: Of, context: ValueContext) => Value;

const longestUnknown = 60;

/** An expression of Python, as far as it matters. */
export function valueOf(node: SyntaxNode, context: ValueContext): Value {
  const of: Of = (one) => (one === undefined ? unknown("") : valueOf(one, context));
  const read = readers[node.type];
  if (read !== undefined) return read(node, of, context);
  const definition = context.definitionOf(node);
  return definition === undefined
    ? unknown(node.text.slice(0, longestUnknown))
    : { kind: "definition", definition };
}

const unknown = (text: string): Value => ({ kind: "unknown", text });

const inner: Read = (node, of) => of(childrenOf(node)[0]);
const items: Read = (node, of) => ({ kind: "list", items: childrenOf(node).map(of) });

const attribute: Read = (node, of, { modules }) => {
  if (modules.size > 0 && modules.has(node.text)) return { kind: "import", module: node.text };
  return {
    kind: "member",
    of: of(fieldOf(node, "object")),
    name: wordOf(node, "attribute"),
  };
};

const binary: Read = (node, of) => {
  const [left, right] = [of(fieldOf(node, "left")), of(fieldOf(node, "right"))];
  switch (wordOf(node, "operator")) {
    case "+":
      return { kind: "concat", parts: [left, right] };
    // A path of pathlib, or `A | None` of a type.
    case "|":
      return { kind: "either", options: right.kind === "unknown" ? [left] : [left, right] };
    case "%":
      return formatted(left, right.kind === "list" ? right.items : [right], /%[sdr]/);
    default:
      return unknown(node.text.slice(0, longestUnknown));
  }
};

/** `"{}/x".format(a)` and `"%s/x" % a`: the holes are filled in their order. */
function formatted(pattern: Value, args: readonly Value[], hole: RegExp): Value {
  if (pattern.kind !== "text") return pattern;
  const texts = pattern.text.split(hole);
  const parts = texts.flatMap((text, index): readonly Value[] => {
    const filled = index < texts.length - 1 ? [args[index] ?? unknown("")] : [];
    return [{ kind: "text", text }, ...filled];
  });
  return { kind: "concat", parts };
}

/** Calls whose default is what a reader would take for the value. */
const presets = /^(?:os\.getenv|getenv|os\.environ\.get|environ\.get|config|env(?:\.\w+)?|Field)$/;

const call: Read = (node, of) => {
  const callee = fieldOf(node, "function");
  const args = argumentsOf(node);
  return (
    standIn(node, callee, of) ??
    textCall(callee, args.map(of), of) ?? {
      kind: "call",
      callee: of(callee),
      args: args.map(of),
      at: atOf(node),
    }
  );
};

/** What a reader would take for what a call gives. */
function standIn(node: SyntaxNode, callee: SyntaxNode | undefined, of: Of): Value | undefined {
  const words = callee?.text ?? "";
  if (words === "getattr") return memberByName(argumentsOf(node), of);
  return presets.test(words) ? presetOf(node, words, of) : sameAs(node, callee, of);
}

function presetOf(node: SyntaxNode, words: string, of: Of): Value | undefined {
  const preset = keywordsOf(node).get("default") ?? argumentsOf(node)[words === "Field" ? 0 : 1];
  return preset === undefined ? undefined : of(preset);
}

/** A view that a class makes of itself is handled by the class; slashes at the ends tell nothing. */
function sameAs(node: SyntaxNode, callee: SyntaxNode | undefined, of: Of): Value | undefined {
  if (callee?.type !== "attribute") return undefined;
  const method = wordOf(callee, "attribute");
  const isStripped = /^[lr]?strip$/.test(method) && argumentsOf(node).length > 0;
  return isStripped || method === "as_view" ? of(fieldOf(callee, "object")) : undefined;
}

/** `getattr(config, "BASE_PATH", "")` is the member, or what it is without one. */
function memberByName(args: readonly SyntaxNode[], of: Of): Value | undefined {
  const [object, name, preset] = args;
  const text = of(name);
  if (text.kind !== "text") return undefined;
  const member: Value = { kind: "member", of: of(object), name: text.text };
  return preset === undefined ? member : { kind: "either", options: [member, of(preset)] };
}

/** Calls that give a text of what they are called with. */
function textCall(
  callee: SyntaxNode | undefined,
  args: readonly Value[],
  of: Of,
): Value | undefined {
  if (callee?.type === "identifier" && callee.text === "str") return args[0];
  const object = callee === undefined ? undefined : fieldOf(callee, "object");
  if (object?.type !== "string") return undefined;
  return wordOf(callee, "attribute") === "format"
    ? formatted(of(object), args, /\{[^{}]*\}/)
    : undefined;
}

/** `record["key"]` and `list[0]` are members; `List[A]` is something of A's type. */
const subscript: Read = (node, of) => {
  const index = node.childrenForFieldName("subscript");
  const object = of(fieldOf(node, "value"));
  const [first] = index;
  if (first?.type === "string") {
    const key = stringValue(first, of);
    if (key.kind === "text") return { kind: "member", of: object, name: key.text };
  }
  if (first?.type === "integer") return { kind: "member", of: object, name: first.text };
  if (first === undefined || first.type === "slice") return object;
  // What is looked up by a variable can be any item.
  const isItem = /^(?:[a-z_]\w*\.)*[a-z_]\w*$/.test(first.text) && !types.has(first.text);
  return isItem ? { kind: "member", of: object, name: "*" } : wrapped(object, index.map(of));
};

const types = new Set(["str", "int", "float", "bool", "bytes", "dict", "list", "tuple", "object"]);
const wrappers = new Set(["Annotated", "Optional", "Type", "type", "Final", "ClassVar"]);

function wrapped(outer: Value, inside: readonly Value[]): Value {
  const name = outer.kind === "member" || outer.kind === "name" ? outer.name : "";
  return wrappers.has(name) && inside[0] !== undefined ? inside[0] : outer;
}

const generic: Read = (node, of) => {
  const [outer, parameters] = childrenOf(node);
  const inside = parameters === undefined ? [] : childrenOf(parameters).map(of);
  return wrapped(of(outer), inside);
};

const dictionary: Read = (node, of) => {
  const fields: Record<string, Value> = {};
  for (const entry of childrenOf(node)) {
    const key = fieldOf(entry, "key");
    if (entry.type !== "pair" || key === undefined) continue;
    const name = key.type === "string" ? of(key) : unknown(key.text);
    fields[name.kind === "text" || name.kind === "unknown" ? name.text : key.text] = of(
      fieldOf(entry, "value"),
    );
  }
  return { kind: "record", fields };
};

const readers: Readonly<Record<string, Read>> = {
  string: (node, of) => stringValue(node, of),
  concatenated_string: (node, of) => ({ kind: "concat", parts: childrenOf(node).map(of) }),
  identifier: ({ text }) => ({
    kind: "name",
    name: text === "self" || text === "cls" ? "this" : text,
  }),
  attribute,
  call,
  subscript,
  generic_type: generic,
  binary_operator: binary,
  boolean_operator: (node, of) => ({
    kind: "either",
    options: [of(fieldOf(node, "left")), of(fieldOf(node, "right"))],
  }),
  conditional_expression: (node, of) => {
    const [then, , otherwise] = childrenOf(node);
    return { kind: "either", options: [of(then), of(otherwise)] };
  },
  dictionary,
  list: items,
  tuple: items,
  expression_list: items,
  set: items,
  parenthesized_expression: inner,
  await: inner,
  type: inner,
  list_splat: inner,
  named_expression: (node, of) => of(fieldOf(node, "value")),
};
