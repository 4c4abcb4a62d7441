import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/go/values.ts";

/** A call of a chain: `Where("x = ?", y)`. */
export interface Link {
  readonly name: string;
  readonly args: readonly SyntaxNode[];
}

export interface Chain {
  /** The first in front. */
  readonly links: readonly Link[];
  /** What the chain begins with: `db`, `s.db`. */
  readonly root: SyntaxNode;
}

const deepest = 40;

/** The calls below a call, itself the last; those of the variable that they begin with, too. */
export function chainOf(last: SyntaxNode): Chain {
  const own = chainBelow(last);
  const before = own.root.type === "identifier" ? givenBefore(own.root).map(chainBelow) : [];
  const said = own.root.type === "identifier" ? saidBefore(own.root) : [];
  return {
    links: [...before.flatMap(({ links }) => links), ...said, ...own.links],
    root: before[0]?.root ?? own.root,
  };
}

function chainBelow(last: SyntaxNode): Chain {
  const links: Link[] = [];
  let root = last;
  for (let operand = operandOf(root); operand && links.length < deepest;) {
    const name = fieldOf(fieldOf(root, "function") ?? root, "field")?.text ?? "";
    links.unshift({ name, args: argumentsOf(root) });
    root = operand;
    operand = operandOf(root);
  }
  return { links, root };
}

function operandOf(call: SyntaxNode): SyntaxNode | undefined {
  const callee = call.type === "call_expression" ? fieldOf(call, "function") : undefined;
  return callee?.type === "selector_expression" ? fieldOf(callee, "operand") : undefined;
}

/** Chains that a variable was given earlier in its function: `q := db.Where(…)`, `q = q.Limit(…)`. */
function givenBefore(name: SyntaxNode): readonly SyntaxNode[] {
  return nodesOf(functionAround(name), "short_var_declaration", "assignment_statement")
    .filter((one) => one.endIndex <= name.startIndex)
    .filter((one) => bare(fieldOf(one, "left"))?.text === name.text)
    .flatMap((one) => bare(fieldOf(one, "right")) ?? [])
    .filter(({ type }) => type === "call_expression");
}

/** Calls of XORM that change the session they are called on: `session.Limit(20)`, for themselves. */
function saidBefore(name: SyntaxNode): readonly Link[] {
  return nodesOf(functionAround(name), "expression_statement")
    .filter((one) => one.endIndex <= name.startIndex)
    .flatMap((one) => childrenOf(one)[0] ?? [])
    .map(chainBelow)
    .filter(
      ({ root, links }) => root.text === name.text && links.every((one) => says.has(one.name)),
    )
    .flatMap(({ links }) => links);
}

const says = new Set(
  "Where And Or In NotIn ID Id Limit OrderBy Asc Desc Join GroupBy Having Between Cols Omit".split(
    " ",
  ),
);

/** The last call of the chain that a call is part of. */
export function endOf(call: SyntaxNode): SyntaxNode {
  const next = call.parent?.type === "selector_expression" ? call.parent.parent : undefined;
  const goesOn =
    next?.type === "call_expression" && fieldOf(next, "function")?.id === call.parent?.id;
  return goesOn ? endOf(next) : call;
}

/** What is called later on the variable that a chain is given to: `query = query.Where(…)`. */
export function addedLater(whole: SyntaxNode): readonly Link[] {
  const given = whole.parent?.type === "expression_list" ? whole.parent.parent : undefined;
  const name = bare(given ? fieldOf(given, "left") : undefined)?.text;
  if (name === undefined || !/^\w+$/.test(name)) return [];
  return nodesOf(functionAround(whole), "assignment_statement")
    .filter((one) => one.startIndex >= whole.endIndex && bare(fieldOf(one, "left"))?.text === name)
    .flatMap((one) => bare(fieldOf(one, "right")) ?? [])
    .map(chainBelow)
    .filter(({ root }) => root.text === name)
    .flatMap(({ links }) => links);
}

/** Of a list with one expression, that. */
function bare(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === "expression_list" ? childrenOf(node)[0] : node;
}

/** The function that a node stands in, the outermost; the file without one. */
export function functionAround(node: SyntaxNode): SyntaxNode {
  let around = node;
  while (around.parent !== null && !/^(?:function|method)_declaration$/.test(around.type)) {
    around = around.parent;
  }
  return around;
}

export interface Typed {
  readonly type: SyntaxNode;
  readonly isList: boolean;
}

/** The type of an argument, as its function says it: `&User{}`, `users` with `var users []User`. */
export function typeOf(argument: SyntaxNode, depth = 0): Typed | undefined {
  if (depth > 4) return undefined;
  const inner = (one: SyntaxNode | undefined): Typed | undefined =>
    one === undefined ? undefined : typeOf(one, depth + 1);
  switch (argument.type) {
    case "unary_expression":
      return inner(fieldOf(argument, "operand"));
    case "composite_literal":
      return strippedOf(fieldOf(argument, "type"));
    case "call_expression": {
      const isMade = /^(?:new|make)$/.test(fieldOf(argument, "function")?.text ?? "");
      return isMade ? strippedOf(argumentsOf(argument)[0]) : undefined;
    }
    case "identifier":
      return declaredType(argument, depth);
    default:
      return undefined;
  }
}

function declaredType(name: SyntaxNode, depth: number): Typed | undefined {
  const kinds = [
    "parameter_declaration",
    "variadic_parameter_declaration",
    "var_spec",
    "short_var_declaration",
    "range_clause",
  ];
  const declared = nodesOf(functionAround(name), ...kinds)
    .filter((one) => one.startIndex < name.startIndex && names(one).includes(name.text))
    .at(-1);
  const type = declared && fieldOf(declared, "type");
  if (declared === undefined || type) return strippedOf(type);
  const given = bare(fieldOf(declared, "right") ?? fieldOf(declared, "value"));
  const found = given && typeOf(given, depth + 1);
  return found && declared.type === "range_clause" ? { ...found, isList: false } : found;
}

function names(declared: SyntaxNode): readonly string[] {
  const left = fieldOf(declared, "left");
  const named = left === undefined ? declared.childrenForFieldName("name") : childrenOf(left);
  return named.map(({ text }) => text);
}

/** Without pointers and lists; of a map its values. */
function strippedOf(type: SyntaxNode | undefined): Typed | undefined {
  let [one, isList] = [type, false];
  while (one !== undefined && /^(?:pointer|slice|array|map)_type$/.test(one.type)) {
    isList ||= one.type !== "pointer_type";
    one = fieldOf(one, "element") ?? fieldOf(one, "value") ?? childrenOf(one)[0];
  }
  return one === undefined ? undefined : { type: one, isList };
}
