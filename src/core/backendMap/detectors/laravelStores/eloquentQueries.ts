import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { constantText } from "../../languages/php/constantText.ts";
import { callTypes, chainOf, isContinued } from "../../languages/php/literals.ts";
import type { PhpChain, PhpLink } from "../../languages/php/literals.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/storeFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { aroundOf } from "./around.ts";
import { isMigration } from "./isMigration.ts";
import { limitOf } from "./limits.ts";
import { asksNow, columnsOf, reading, tying, writing } from "./queryWords.ts";

/** `Loan::where("book_id", 1)->first()`, `DB::table("loans")->get()`, `$loan->update([…])`. */
export function eloquentQueries(file: Reading): readonly QueryFact[] {
  // What a migration does to the rows is done once, with the tables of its time.
  if (isMigration(file)) return [];
  return nodesOf(file.root, ...callTypes).flatMap((node) => {
    if (isContinued(node)) return [];
    const chain = chainOf(node);
    const begun = beginningOf(chain, file);
    return begun === undefined ? [] : (queryOf(node, begun, file) ?? []);
  });
}

/** What a query is about, and the calls that make it. */
interface Begun {
  readonly ref: TableRef;
  /** What its columns name the table by. */
  readonly words: string;
  readonly links: readonly PhpLink[];
  /** The variable that it goes on from. */
  readonly variable?: SyntaxNode;
}

function beginningOf(chain: PhpChain, file: Reading): Begun | undefined {
  const { root, isStatic, links } = chain;
  if (isStatic && /^\\?(?:\w+\\)*DB$/.test(root.text)) return builderOf(links, file);
  const value = isStatic ? classOf(root, file) : typeOfVariable(root, file);
  const [first, second] = links;
  if (value === undefined || first === undefined) return undefined;
  const of = (via: readonly string[], rest: readonly PhpLink[]): Begun => ({
    ref: { value, ...(via.length > 0 && { via }) },
    words: [wordsOf(value), ...via].join("."),
    links: rest,
    ...(!isStatic && { variable: root }),
  });
  if (isVerb(first)) return of([], links);
  // `$member->loans()->get()`
  const isRelation = !isStatic && second !== undefined && isVerb(second);
  return isRelation ? of([first.name], links.slice(1)) : undefined;
}

const isVerb = ({ name }: PhpLink): boolean => reading.has(name) || writing.has(name);

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
function typeOfVariable(root: SyntaxNode, file: Reading): Value | undefined {
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

function queryOf(
  node: SyntaxNode,
  { ref, words, links, variable }: Begun,
  file: Reading,
): QueryFact | undefined {
  if (!links.some(isVerb)) return undefined;
  const isWrite = links.some(({ name }) => writing.has(name));
  // What is tied and untied are rows of what stands between.
  const isTie = !("table" in ref) && links.some(({ name }) => tying.has(name));
  const limited = limitOf(ref, links, variable);
  const added = filledIn(links);
  const around = aroundOf(node);
  return {
    scope: file.scopeOf(node),
    range: rangeOf(node),
    reads: [...(isWrite ? [] : [ref]), ...joinedIn(links, file)],
    writes: isWrite ? [isTie ? { ...ref, isTie } : ref] : [],
    columns: columnsIn(links, words),
    ...around,
    // What is only built in a loop is asked once, after it.
    inLoop: around.inLoop && links.some(asksNow),
    ...(!isWrite && limited !== undefined && { limited }),
    ...(added !== undefined && { concatenates: added }),
  };
}

/** Where other tables or computed columns come in, a bare name may be one of theirs. */
function columnsIn(links: readonly PhpLink[], words: string): QueryFact["columns"] {
  const isMixed = links.some(({ name }) => mixing.test(name));
  const columns = links.flatMap((link) => columnsOf(link, words));
  if (!isMixed) return columns;
  return columns.map((one) => (one.table === words ? { name: one.name, use: one.use } : one));
}
const mixing =
  /join|^from|^select(?:Raw|Sub)$|^addSelect$|^with(?:Count|Sum|Avg|Min|Max|Exists|Aggregate)$|^union/i;

function joinedIn(links: readonly PhpLink[], file: Reading): readonly TableRef[] {
  return links.flatMap(({ name, args }) => {
    const [first] = /^(?:left|right|cross)?join$/i.test(name) ? args.plain : [];
    const text = first && constantText(file.valueOf(first), file.facts);
    const table = text?.split(/\s+as\s+/i)[0];
    return table === undefined ? [] : [{ table }];
  });
}

const longest = 60;

/** What `whereRaw("… $name")` puts into its SQL. */
function filledIn(links: readonly PhpLink[]): string | undefined {
  const raw = links
    .filter(({ name }) => name.endsWith("Raw"))
    .flatMap(({ args }) => args.plain[0] ?? []);
  return raw
    .filter(({ type }) => type === "encapsed_string" || type === "binary_expression")
    .flatMap((one) => nodesOf(one, "variable_name"))
    .map(({ parent, text }) => (parent?.type.includes("member") ? parent.text : text))
    .at(0)
    ?.slice(0, longest);
}
