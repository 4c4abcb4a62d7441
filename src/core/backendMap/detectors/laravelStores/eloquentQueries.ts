import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { constantText } from "../../languages/php/constantText.ts";
import { callTypes, chainOf, isContinued } from "../../languages/php/literals.ts";
import type { PhpLink } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { filledIn } from "../../queryPlace/filledIn.ts";
import { aroundOf } from "./around.ts";
import { fieldsSet } from "./heldRecords.ts";
import { isMigration } from "./isMigration.ts";
import { limitOf } from "./limits.ts";
import { beginningOf, type Begun } from "./queryBeginnings.ts";
import { partsOf, type QueryPart } from "./queryParts.ts";
import { asksNow, columnsOf, isVerb, tying, writing } from "./queryWords.ts";

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

function queryOf(
  node: SyntaxNode,
  { ref, words, links, variable }: Begun,
  file: Reading,
): QueryFact | undefined {
  if (!links.some(isVerb)) return undefined;
  const isWrite = links.some(({ name }) => writing.has(name));
  const limited = limitOf(ref, links, variable);
  const parts = partsOf(links).filter(({ via }) => via.length === 0 || !("table" in ref));
  const raw = rawTexts(links);
  const added = addedTo(raw);
  const fills = raw.map(file.valueOf).flatMap(filledIn);
  const around = aroundOf(node);
  return {
    scope: file.scopeOf(node),
    range: rangeOf(node),
    reads: [...(isWrite ? [] : [ref]), ...joinedIn(links, file), ...parts.flatMap(leading(ref))],
    writes: isWrite ? [writtenBy(links, ref)] : [],
    columns: [
      ...parts.flatMap((one) => columnsIn(one.links, [words, ...one.via].join("."))),
      ...savedWith(links, variable, words),
    ],
    ...around,
    // What is only built in a loop is asked once, after it.
    inLoop: around.inLoop && links.some(asksNow),
    ...(!isWrite && limited !== undefined && { limited }),
    ...(added !== undefined && { concatenates: added }),
    ...(fills.length > 0 && { fills }),
  };
}

/** The fields that were set of a record that is saved. */
function savedWith(
  links: readonly PhpLink[],
  variable: SyntaxNode | undefined,
  words: string,
): QueryFact["columns"] {
  const isSaved = links.some(({ name }) => /^save(?:OrFail|Quietly)?$/.test(name));
  if (!isSaved || variable === undefined || links.length > 1) return [];
  return fieldsSet(variable).map((name) => ({ name, table: words, use: "write" }));
}

/** What is tied and untied are rows of what stands between. */
function writtenBy(links: readonly PhpLink[], ref: TableRef): TableRef {
  const isTie = !("table" in ref) && links.some(({ name }) => tying.has(name));
  return isTie ? { ...ref, isTie } : ref;
}

/** The table that relations of the query's own lead to. */
const leading =
  (ref: TableRef) =>
  ({ via }: QueryPart): readonly TableRef[] =>
    via.length === 0 || "table" in ref ? [] : [{ ...ref, via: [...(ref.via ?? []), ...via] }];

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

/** The SQL of `whereRaw("… $name")` and its like. */
const rawTexts = (links: readonly PhpLink[]): readonly SyntaxNode[] =>
  links.filter(({ name }) => name.endsWith("Raw")).flatMap(({ args }) => args.plain[0] ?? []);

/** What of it is no constant, as the code writes it. */
function addedTo(raw: readonly SyntaxNode[]): string | undefined {
  return raw
    .filter(({ type }) => type === "encapsed_string" || type === "binary_expression")
    .flatMap((one) => nodesOf(one, "variable_name"))
    .map(({ parent, text }) => (parent?.type.includes("member") ? parent.text : text))
    .at(0)
    ?.slice(0, longest);
}
