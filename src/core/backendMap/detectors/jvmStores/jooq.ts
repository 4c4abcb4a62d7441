import type { QueryColumn } from "../../backendMap.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { CallModel } from "../classes/jvmCalls.ts";
import { isJvmTest } from "../classes/jvmTests.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";
import { statementsIn, wholeOf } from "./statements.ts";

/** jOOQ: statements that are built of generated tables, `dsl.selectFrom(ORDERS).where(ORDERS.ID.eq(id))`. */
export const jooq: Stack = {
  name: "jooq",
  languages: ["java", "kotlin"],
  markers: /org\.jooq\b|\bDSLContext\b/,
  detect,
};

const reading = /^(?:from|selectFrom|(?:\w+J|j)oin|fetch(?:One|Any|Single|Count|Exists|Optional))$/;
const writing =
  /^(?:insertInto|update|deleteFrom|delete|mergeInto|replaceInto|truncate|truncateTable)$/;
const uses: ReadonlyMap<string, QueryColumn["use"]> = new Map([
  ["where", "filter"],
  ["and", "filter"],
  ["or", "filter"],
  ["having", "filter"],
  ["on", "join"],
  ["orderBy", "sort"],
  ["set", "write"],
]);

function detect(file: Reading): SomeFacts {
  if (isJvmTest(file.path)) return {};
  const aliases = aliasesIn(file.text);
  return { queries: statementsIn(file).flatMap((chain) => queryOf(chain, aliases, file)) };
}

function queryOf(
  chain: readonly CallModel[],
  aliases: ReadonlyMap<string, string>,
  file: Reading,
): readonly QueryFact[] {
  const tablesOf = (pattern: RegExp): readonly string[] =>
    chain
      .filter(({ name }) => pattern.test(name))
      .flatMap(({ args }) => args.flatMap(({ text }) => tableIn(text, aliases) ?? []));
  const [reads, writes] = [tablesOf(reading), tablesOf(writing)];
  const [first] = chain.filter(({ name }) => reading.test(name) || writing.test(name));
  if (first === undefined || reads.length + writes.length === 0) return [];
  const isLimited = chain.some(({ name }) =>
    /^(?:limit|fetch(?:One|Any|Single|Count|Exists|Optional)\w*)$/.test(name),
  );
  return [
    {
      ...surroundingsOf(wholeOf(first.node), file),
      reads: named(reads),
      writes: named(writes),
      columns: chain.flatMap((call) => columnsOf(call, aliases)),
      ...(writes.length === 0 && isLimited && { limited: true }),
    },
  ];
}

const named = (tables: readonly string[]): readonly { readonly table: string }[] =>
  [...new Set(tables)].map((table) => ({ table }));

const constant = /^(?:(?![A-Z\d_]+\.)\w+\.)*([A-Z][A-Z\d_]*)(?:\.`?as`?\(.*)?$/s;

/** `ORDERS`, `Tables.ORDERS`, `ORDERS.as("o")`, or what is a name for one of these. */
function tableIn(text: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const own = aliases.get(text.replace(/^this\./, ""));
  return own ?? constant.exec(text)?.[1]?.toLowerCase();
}

/** `val o = Tables.ORDERS`, `Orders o = ORDERS.as("o")`; what goes on in the next line is no table. */
function aliasesIn(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(
    /\b(\w+)(?::\s*\w+)?\s*=\s*(?:(?![A-Z\d_]+\.)\w+\.)*([A-Z][A-Z\d_]*)(?:\.`?as`?\([^()]*\))?\s*(?:;|\r?$(?!\s*\.))/gm,
  );
  return new Map([...found].map(([, name = "", table = ""]) => [name, table.toLowerCase()]));
}

/** The fields of tables that a call is given: `ORDERS.TOTAL.gt(5)`. */
function columnsOf(
  { name, args }: CallModel,
  aliases: ReadonlyMap<string, string>,
): readonly QueryColumn[] {
  const use = uses.get(name);
  if (use === undefined) return [];
  const given = name === "set" ? args.slice(0, 1) : args;
  return given.flatMap(({ text }) =>
    [...text.matchAll(/\b(\w+)\.([A-Z][A-Z\d_]+)\b/g)].flatMap(([, of = "", column = ""]) => {
      const table = tableIn(of, aliases);
      return table === undefined ? [] : [{ name: column.toLowerCase(), table, use }];
    }),
  );
}
