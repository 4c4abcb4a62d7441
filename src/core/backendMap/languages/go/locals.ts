import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../scopes.ts";
import { fileScope, type Scope, type Value } from "../../value.ts";
import type { Lower } from "./lowering.ts";

/** What gives a name a value: a declaration or an assignment. */
export interface Given {
  readonly name: string;
  /** Where the name is declared; where its value stands. */
  readonly scope: Scope;
  readonly valueScope: Scope;
  /** From where on it holds, and until where. */
  readonly from: number;
  readonly until: number;
  readonly value?: SyntaxNode;
  /** Which member of its value it is: the element or the key of a list that is gone through. */
  readonly part?: "*" | "[key]";
  /** Declared here, or given another value. */
  readonly isDeclared: boolean;
  readonly type?: SyntaxNode;
}

export interface Locals {
  readonly all: readonly Given[];
  /** Whether a name has one meaning only in its scope. */
  readonly isSingle: (name: string, scope: Scope) => boolean;
  /** The value that a name has where it stands, if it has several in its scope. */
  readonly reaching: (node: SyntaxNode, of: Lower) => Value | undefined;
  /** Whether something in a function has this name. */
  readonly isLocal: (node: SyntaxNode) => boolean;
}

/**
 * Names of functions. Go reuses them freely (`r = r.Group("/a")`, `users :=` in two blocks), so a name
 * with several values is replaced by the one that reaches it.
 */
export function findLocals(root: SyntaxNode, scoped: Scoped): Locals {
  const all = settled(givenIn(root, scoped), scoped);
  const byName = Map.groupBy(all, ({ name, scope }) => `${scope}/${name}`);
  const isParameter = (name: string, scope: Scope): boolean =>
    scoped.definitions[scope]?.parameters.some((one) => one.name === name) === true;
  const meanings = (name: string, scope: Scope): number =>
    (byName.get(`${scope}/${name}`)?.length ?? 0) + (isParameter(name, scope) ? 1 : 0);
  const scopeOfName = (node: SyntaxNode): Scope => {
    for (let scope = scoped.scopeOf(node); scope !== fileScope;) {
      if (meanings(node.text, scope) > 0) return scope;
      scope = scoped.definitions[scope]?.scope ?? fileScope;
    }
    return fileScope;
  };
  let depth = 0;
  return {
    all,
    isSingle: (name, scope) => scope === fileScope || meanings(name, scope) === 1,
    isLocal: (node) => scopeOfName(node) !== fileScope,
    reaching(node, of) {
      const scope = scopeOfName(node);
      const given = byName.get(`${scope}/${node.text}`) ?? [];
      // Of elements it has to be seen of which list, so that a loop can be unrolled.
      const isPlain = meanings(node.text, scope) < 2 && given[0]?.part === undefined;
      if (scope === fileScope || isPlain || depth > deepest) return undefined;
      depth += 1;
      try {
        return latest(given, node.startIndex, of);
      } finally {
        depth -= 1;
      }
    },
  };
}

/** `x = f(x)` over and over is followed no further. */
const deepest = 6;

function latest(given: readonly Given[], at: number, of: Lower): Value | undefined {
  const before = given.filter(({ from }) => from <= at);
  const certain = before.findLastIndex(({ until }) => at < until);
  const one = before[certain];
  if (one?.value !== undefined) return valueOfGiven(one, of);
  // Declared without a value, then given one in a branch.
  const branches = before.slice(certain + 1).map((each) => valueOfGiven(each, of));
  if (one === undefined) return undefined;
  return { kind: "either", options: [...branches.toReversed(), valueOfGiven(one, of)] };
}

export function valueOfGiven({ value, type, part }: Given, of: Lower): Value {
  if (value !== undefined) {
    return part === undefined ? of(value) : { kind: "member", of: of(value), name: part };
  }
  if (type !== undefined) return { kind: "instance", type: of(type) };
  return { kind: "unknown", text: "" };
}

/** What is assigned lives where it is declared: in a function around, or outside of all. */
function settled(given: readonly Given[], { definitions }: Scoped): readonly Given[] {
  const declared = new Set(
    given.filter(({ isDeclared }) => isDeclared).map(({ name, scope }) => `${scope}/${name}`),
  );
  const isHere = (name: string, scope: Scope): boolean =>
    declared.has(`${scope}/${name}`) ||
    definitions[scope]?.parameters.some((one) => one.name === name) === true;
  return given.map((one) => {
    let { scope } = one;
    while (scope !== fileScope && !isHere(one.name, scope)) {
      scope = definitions[scope]?.scope ?? fileScope;
    }
    return { ...one, scope };
  });
}

function givenIn(root: SyntaxNode, scoped: Scoped): readonly Given[] {
  const kinds = [
    "short_var_declaration",
    "assignment_statement",
    "var_spec",
    "const_spec",
    "range_clause",
  ];
  const results = nodesOf(root, "function_declaration", "method_declaration", "func_literal");
  return [
    ...results.flatMap((node) => namedResults(node, scoped)),
    ...nodesOf(root, ...kinds).flatMap((node) => givenAt(node, scoped)),
  ];
}

function namedResults(node: SyntaxNode, { scopeOf }: Scoped): readonly Given[] {
  const result = fieldOf(node, "result");
  if (result?.type !== "parameter_list") return [];
  const scope = scopeOf(node);
  return childrenOf(result).flatMap((one) => {
    const [name, type] = [fieldOf(one, "name"), fieldOf(one, "type")];
    if (name === undefined || type === undefined) return [];
    const place = { scope, valueScope: scope, from: result.endIndex, until: node.endIndex };
    return [{ name: name.text, ...place, isDeclared: true, type }];
  });
}

function givenAt(node: SyntaxNode, { scopeOf }: Scoped): readonly Given[] {
  const isRange = node.type === "range_clause";
  const names = namesOf(node);
  const values = isRange ? listOf(fieldOf(node, "right")) : valuesOf(node);
  const type = fieldOf(node, "type");
  const scope = scopeOf(node);
  const { endIndex: until } = blockOf(node);
  // `a, b := f()`: only the first of what a call gives is followed.
  return names.filter(isFollowed).map((name) => {
    const index = names.indexOf(name);
    const value = values[isRange ? 0 : index];
    return {
      name: name.text,
      scope,
      valueScope: scope,
      from: node.endIndex,
      until,
      isDeclared: node.type !== "assignment_statement",
      ...(value && { value }),
      ...(type && { type }),
      ...(isRange && { part: index === 0 ? "[key]" : "*" }),
    };
  });
}

function isFollowed({ type, text }: SyntaxNode): boolean {
  return type.endsWith("identifier") && text !== "_" && text !== "err";
}

function namesOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type.endsWith("_spec")) {
    return node.childrenForFieldName("name").filter((one) => one.isNamed);
  }
  return listOf(fieldOf(node, "left"));
}

function valuesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return listOf(fieldOf(node, "right") ?? fieldOf(node, "value"));
}

export function listOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node === undefined) return [];
  return node.type === "expression_list" ? childrenOf(node) : [node];
}

const blocks = new Set([
  "block",
  "for_statement",
  "if_statement",
  "expression_case",
  "default_case",
  "type_case",
  "communication_case",
  "expression_switch_statement",
  "type_switch_statement",
  "source_file",
]);

function blockOf(node: SyntaxNode): SyntaxNode {
  let around = node.parent ?? node;
  while (!blocks.has(around.type) && around.parent !== null) around = around.parent;
  return around;
}
