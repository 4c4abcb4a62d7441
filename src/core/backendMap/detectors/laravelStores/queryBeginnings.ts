import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { constantText } from "../../languages/php/constantText.ts";
import type { PhpChain, PhpLink } from "../../languages/php/literals.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { camelized, underscored } from "../../languages/ruby/inflect.ts";
import type { Reading } from "../../reading/stack.ts";
import type { TableRef } from "../../facts/storeFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { asksNow, columnsByName, filling, reading, writing } from "./queryWords.ts";

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
  const user = userIn(chain);
  if (user !== undefined) return user;
  const value = isStatic
    ? classOf(root, file)
    : (recordOf(root, file) ?? called(root, links, file));
  const [first, second] = links;
  if (value === undefined || first === undefined) return undefined;
  const of = (via: readonly string[], rest: readonly PhpLink[]): Begun => ({
    ref: { value, ...(via.length > 0 && { via }) },
    words: [wordsOf(value), ...via].join("."),
    links: rest,
    ...(!isStatic && { variable: root }),
  });
  if (isVerb(first) || (filling.has(first.name) && links.some(asksNow))) return of([], links);
  if (second === undefined || !isVerb(second)) return undefined;
  // `Member::active()->get()` is a scope, `$member->loans()->get()` a relation.
  return isStatic ? of([], links.slice(1)) : of([first.name], links.slice(1));
}

const asksForUser = /^(?:\\?(?:\w+\\)*Auth|auth\([^()]*\)|request\(\)|(?:\$this->)?\$?request)$/;

/** `$request->user()->loans()->create([…])`, `auth()->user()->update([…])`: of who is signed in. */
function userIn({ root, links }: PhpChain): Begun | undefined {
  const at = asksForUser.test(root.text) ? links.findIndex(({ name }) => name === "user") : -1;
  const [first, second] = links.slice(at + 1);
  if (at < 0 || at > 1 || first === undefined) return undefined;
  const via = isVerb(first) || second === undefined ? [] : [first.name];
  const value = modelCalled("user");
  return {
    ref: { value, ...(via.length > 0 && { via }) },
    words: [wordsOf(value), ...via].join("."),
    links: links.slice(at + 1 + via.length),
    variable: root,
  };
}

/** A model that is called like a variable, in whichever namespace: "Loan" of `$loan`. */
const modelCalled = (variable: string): Value => ({
  kind: "import",
  module: "class",
  name: `\\${camelized(underscored(variable.replace(/^\$/, "")))}`,
});

const ofRecords =
  /^(?:(?:save|update|delete|forceDelete)(?:OrFail|Quietly)?|increment|decrement|restore|touch|fill|forceFill)$/;

/** By its name alone, where it does what only a record does, or has a relation that the model has. */
function called(
  root: SyntaxNode,
  [first, second]: readonly PhpLink[],
  file: Reading,
): Value | undefined {
  if (first === undefined) return undefined;
  const isRelation = !isVerb(first) && second !== undefined && isVerb(second);
  if (!isRelation && !ofRecords.test(first.name)) return undefined;
  if (root.type === "variable_name") return modelCalled(root.text);
  const name = root.type === "member_access_expression" ? fieldOf(root, "name")?.text : undefined;
  if (name === undefined) return undefined;
  const isTyped = new RegExp(`\\b[A-Z]\\w*\\s+\\$${name}\\b`).test(file.text);
  return isTyped && root.text === `$this->${name}` ? file.valueOf(root) : modelCalled(name);
}

export const isVerb = ({ name }: PhpLink): boolean =>
  reading.has(name) || writing.has(name) || columnsByName(name).length > 0;

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
  if (root.text === "$this") return { kind: "name", name: "this" };
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
