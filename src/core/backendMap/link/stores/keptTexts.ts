import type { FileFacts } from "../../facts/facts.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import type { Linking } from "../linking.ts";
import type { Lookup } from "../names/language.ts";
import { textsOf } from "../names/textsOf.ts";

interface QueryIn {
  readonly file: FileFacts;
  readonly query: QueryFact;
}

type Following = Pick<Linking, "index" | "evaluate">;

/** Queries by the names that keep their texts at the top of a file, or by the files that they are. */
const keptTexts: Lookup<QueryIn> = (file) =>
  file.queries.flatMap((query) =>
    query.keptAs === undefined ? [] : [[query.keptAs, { file, query }] as const],
  );

/** Where such a text is run, by the name that it is given by. */
const runTexts: Lookup<QueryIn> = (file) =>
  file.queries.flatMap((query) => {
    const name = query.runs && nameOf(query.runs);
    return name === undefined ? [] : [[name, { file, query }] as const];
  });

function nameOf(value: Value): string | undefined {
  if (value.kind === "text") return value.text.slice(value.text.lastIndexOf("/") + 1);
  const isNamed = value.kind === "name" || value.kind === "member" || value.kind === "import";
  return isNamed ? value.name : undefined;
}

/**
 * A query as what runs it makes it: `db.Query(findOrders)` asks what the text of `findOrders` asks. One
 * whose text is run elsewhere is none where that is kept.
 */
export function whereRun(
  query: QueryFact,
  file: FileFacts,
  following: Following,
): QueryFact | undefined {
  const { index } = following;
  if (query.keptAs !== undefined) {
    const own = { file, query };
    const isRun = index.find(runTexts, query.keptAs).some((one) => runsIt(one, own, following));
    return isRun ? undefined : query;
  }
  const name = query.runs && nameOf(query.runs);
  if (name === undefined) return query.runs === undefined ? query : undefined;
  const own = { file, query };
  const kept = index.find(keptTexts, name).find((one) => runsIt(own, one, following));
  if (kept === undefined) return undefined;
  const { reads, writes, columns } = kept.query;
  return { ...kept.query, ...query, reads, writes, columns };
}

function runsIt(run: QueryIn, kept: QueryIn, { evaluate }: Following): boolean {
  const { runs } = run.query;
  const name = kept.query.keptAs;
  if (runs === undefined || name === undefined) return false;
  if (runs.kind === "text") return `/${kept.file.path}`.endsWith(`/${runs.text}`);
  const [text, ...others] = textsOf(runs, { file: run.file, scope: run.query.scope }, evaluate);
  if (text === undefined || others.length > 0) return false;
  const own = textsOf({ kind: "name", name }, { file: kept.file, scope: fileScope }, evaluate);
  return own.some((one) => one.text === text.text);
}
