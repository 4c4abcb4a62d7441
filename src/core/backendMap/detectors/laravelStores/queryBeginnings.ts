import type { SyntaxNode } from "../../grammars/syntax.ts";
import { constantText } from "../../languages/php/constantText.ts";
import type { PhpChain, PhpLink } from "../../languages/php/literals.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { TableRef } from "../../facts/queryFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { isAskedAsRecord, linksOfUser, modelCalled, recordCalled } from "./calledRecords.ts";
import { heldRecord, type HeldRecord } from "./heldRecords.ts";
import { asksNow, filling, isVerb } from "./queryWords.ts";
import { isGivenToScope } from "./scopes.ts";

/** What a query is about, and the calls that make it. */
export interface Begun {
  readonly ref: TableRef;
  /** What its columns name the table by. */
  readonly words: string;
  readonly links: readonly PhpLink[];
  /** The variable that it goes on from. */
  readonly variable?: SyntaxNode;
}

export function beginningOf(chain: PhpChain, file: Reading): Begun | undefined {
  const { root, isStatic, links } = chain;
  if (isStatic && /^\\?(?:\w+\\)*DB$/.test(root.text)) return builderOf(links, file);
  const rest = linksOfUser(chain);
  if (rest !== undefined) {
    return begunBy(modelCalled("user"), { root, isStatic: false, links: rest });
  }
  if (isStatic) {
    const value = classOf(root, file);
    return value && begunBy(value, chain);
  }
  const held = recordOf(root, file) === undefined ? heldHere(root, links, file) : undefined;
  if (held !== undefined) return begunBy(held.value, chain, held.via);
  const value = recordOf(root, file) ?? recordCalled(root, links, file);
  return value && begunBy(value, chain);
}

/** What a function gives a variable that it then asks as a record. */
function heldHere(
  root: SyntaxNode,
  links: readonly PhpLink[],
  file: Reading,
): HeldRecord | undefined {
  if (!isAskedAsRecord(links)) return undefined;
  return heldRecord(root, file, (one) => recordOf(one, file) ?? classOf(one, file));
}

/** `Member::active()->get()` is a scope, `$member->loans()->get()` a relation. */
function begunBy(
  value: Value,
  { root, isStatic, links }: PhpChain,
  held: readonly string[] = [],
): Begun | undefined {
  const [first, second] = links;
  if (first === undefined) return undefined;
  const of = (own: readonly string[], rest: readonly PhpLink[]): Begun => {
    const via = [...held, ...own];
    return {
      ref: { value, ...(via.length > 0 && { via }) },
      words: [wordsOf(value), ...via].join("."),
      links: rest,
      ...(!isStatic && { variable: root }),
    };
  };
  if (isVerb(first) || (filling.has(first.name) && links.some(asksNow))) return of([], links);
  if (second === undefined || !isVerb(second)) return undefined;
  return isStatic ? of([], links.slice(1)) : of([first.name], links.slice(1));
}

/** `DB::table("loans as l")`, `DB::connection("x")->table("loans")`. */
function builderOf(links: readonly PhpLink[], file: Reading): Begun | undefined {
  const at = links.findIndex(({ name }) => name === "table");
  const [given] = links[at]?.args.plain ?? [];
  const text = given && constantText(file.valueOf(given), file.facts);
  const table = text?.split(/\s+as\s+/i)[0];
  if (table === undefined || at > 1) return undefined;
  return { ref: { table }, words: table, links: links.slice(at + 1) };
}

function classOf(root: SyntaxNode, file: Reading): Value | undefined {
  if (root.type === "relative_scope") {
    return root.text === "parent" ? undefined : { kind: "name", name: "this" };
  }
  return root.type === "name" || root.type === "qualified_name" ? file.valueOf(root) : undefined;
}

/** The class of a variable: of a parameter its type, else what it was made by. */
function recordOf(root: SyntaxNode, file: Reading): Value | undefined {
  if (root.type !== "variable_name") return undefined;
  if (root.text === "$this" || isGivenToScope(root)) return { kind: "name", name: "this" };
  for (let scope = file.scopeOf(root); scope !== fileScope;) {
    const found = typeIn(scope, root.text, file);
    if (found !== undefined) return found;
    scope = file.facts.definitions[scope]?.scope ?? fileScope;
  }
  return undefined;
}

function typeIn(scope: number, name: string, { facts }: Reading): Value | undefined {
  const parameter = facts.definitions[scope]?.parameters.find((one) => one.name === name);
  if (parameter?.type !== undefined) return parameter.type;
  const given = facts.bindings.find((one) => one.scope === scope && one.name === name);
  return given && madeBy(given.value);
}

/** Gives rows that are there: what these are asked for asks no database. */
const collected =
  /^(?:get|all|pluck|keyBy|paginate|simplePaginate|cursorPaginate|findMany|collect|map|toArray)$/;

/** `new Loan`, `Loan::find(1)`, `Loan::where(…)->first()`. */
function madeBy(value: Value): Value | undefined {
  let one = value;
  while (one.kind === "call" && one.callee.kind === "member") {
    if (collected.test(one.callee.name)) return undefined;
    one = one.callee.of;
  }
  if (one.kind === "call" && one.callee.kind === "import") return one.callee;
  return one.kind === "import" && value !== one ? one : undefined;
}
