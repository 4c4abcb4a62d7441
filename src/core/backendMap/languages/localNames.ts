import { nodesOf, type SyntaxNode } from "../grammars/syntax.ts";
import type { Scoped } from "../reading/scopes.ts";
import { fileScope, type Scope, type Value } from "../facts/value.ts";

/** Lowers an expression. */
export type Lower = (node: SyntaxNode | undefined) => Value;

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
  /** Which member of its value it is: of a list that is gone through, or one of several given. */
  readonly part?: "*" | "[key]" | `${number}`;
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
 * Names of functions. Go and Rust reuse them freely (`r = r.Group("/a")`, `let app = app.route(…)`,
 * `users :=` in two blocks), so a name with several values is replaced by the one that reaches it.
 */
export function findLocals(given: readonly Given[], scoped: Scoped): Locals {
  const all = settled(given, scoped);
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
      const own = byName.get(`${scope}/${node.text}`) ?? [];
      // Of elements it has to be seen of which list, so that a loop can be unrolled.
      const isPlain = meanings(node.text, scope) < 2 && own[0]?.part === undefined;
      if (scope === fileScope || isPlain || depth > deepest) return undefined;
      depth += 1;
      try {
        const before = isParameter(node.text, scope) ? plain(node) : undefined;
        return latest(own, node.startIndex, { of, before, most: depth > 1 ? 1 : mostBranches });
      } finally {
        depth -= 1;
      }
    },
  };
}

/** `x = f(x)` over and over is followed no further. */
const deepest = 6;
/** Nor are more branches, and in their own values no other ones: `x = f(x)` in each of many cases. */
const mostBranches = 8;

const plain = (node: SyntaxNode): Value => ({ kind: "name", name: node.text });

interface Latest {
  readonly of: Lower;
  /** What it is before it has another value: what its function is given. */
  readonly before: Value | undefined;
  /** Of branches. */
  readonly most: number;
}

function latest(
  given: readonly Given[],
  at: number,
  { of, before, most }: Latest,
): Value | undefined {
  const all = given.filter(({ from }) => from <= at);
  const certain = all.findLastIndex(({ until }) => at < until);
  const one = all[certain];
  if (one?.value !== undefined) return valueOfGiven(one, of);
  const later = all.slice(certain + 1);
  // A branch that gives what is missing (`if path == "" { path = "/" }`) says nothing of what is given.
  const after = one === undefined ? later.filter(isMadeOfItself) : later;
  const first = one === undefined ? before : valueOfGiven(one, of);
  if (first === undefined || after.length > most) return undefined;
  if (one === undefined && after.length === 0) return undefined;
  // Declared without a value, or given, then given another one in a branch.
  const branches = after.map((each) => valueOfGiven(each, of));
  return { kind: "either", options: [...branches.toReversed(), first] };
}

/** `router = router.layer(…)`. */
const isMadeOfItself = ({ name, value }: Given): boolean =>
  value !== undefined && nodesOf(value, "identifier").some(({ text }) => text === name);

export function valueOfGiven({ value, type, part }: Given, of: Lower): Value {
  if (value !== undefined) {
    const whole = of(value);
    if (part === undefined) return whole;
    const member: Value = { kind: "member", of: whole, name: part };
    // Of several that a call outside gives, the first is what can be followed.
    return part === "0" ? { kind: "either", options: [member, whole] } : member;
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
