import type { Query, QueryColumn } from "../../backendMap.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import type { Linking } from "../linking.ts";
import type { Lookup } from "../names/language.ts";
import { columnsAlong } from "./columnsAlong.ts";
import { columnsMeant, type Meant } from "./columnsMeant.ts";
import { methodPlace } from "./methodPlaces.ts";
import { createModels, type Led, type Models } from "./models.ts";
import { whereRun } from "./keptTexts.ts";
import { createRequestText, fromRequest, type FindRequestText } from "./requestTexts.ts";
import { nameOfModel, type TableNames } from "./tableNames.ts";

interface Linked extends TableNames {
  readonly models: Models;
  readonly requestText: FindRequestText;
  readonly uriOf: Linking["uriOf"];
}

/**
 * The queries of a file with the names of their tables. One on a table that nothing makes keeps the
 * name that it gives; one that says no table at all is left out.
 */
export function linkQueries(
  file: FileFacts,
  {
    index,
    evaluate,
    uriOf,
    names,
  }: Pick<Linking, "index" | "evaluate" | "uriOf"> & { readonly names: TableNames },
): readonly Query[] {
  const models = createModels(index, evaluate);
  const tables = { ...names, models, requestText: createRequestText(index, evaluate), uriOf };
  const isAtomic = index.find(atomicSettings, file.languageId).length > 0;
  return file.queries.flatMap((fact) => {
    const one = whereRun(fact, file, { index, evaluate });
    if (one === undefined) return [];
    const query = isAtomic ? { ...one, inTransaction: true } : one;
    const place = methodPlace(query, index);
    const given = place ?? { file, scope: query.scope };
    const linked = linkQuery(query, { file, given }, tables, uriOf(file.path));
    if (linked === undefined || place === undefined) return linked ?? [];
    return { ...linked, uri: uriOf(place.file.path), range: place.range };
  });
}

/** Settings that put every request in a transaction, by the language of what they are set for. */
const atomicSettings: Lookup<true> = ({ languageId, project }) =>
  project?.kind === "other" && project.name === "atomic requests" ? [[languageId, true]] : [];

/** @param given where what becomes part of its text has its names. */
function linkQuery(
  query: QueryFact,
  { file, given }: { readonly file: FileFacts; readonly given: Place },
  tables: Linked,
  uri: string,
): Query | undefined {
  const place = { file, scope: query.scope };
  const meantBy = (refs: readonly TableRef[]): readonly Meant[] =>
    refs.flatMap((ref) => meaning(ref, place, tables));
  const [reads, writes] = [meantBy(query.reads), meantBy(query.writes)];
  const all = [...reads, ...writes];
  if (all.length === 0 && query.concatenates === undefined) return undefined;
  const { range, inLoop, inTransaction } = query;
  const led = query.columns.map((column) => columnsAlong(column, all, tables));
  const columns = query.columns.map(
    (column, at) => led[at]?.columns ?? columnsMeant(column, all, tables),
  );
  const limited = limitOf(query, columns);
  return {
    uri,
    range,
    reads: distinct([...reads, ...led.flatMap((one) => one?.tables ?? [])]),
    writes: distinct(writes),
    columns: distinctColumns(columns.flat()),
    inLoop,
    inTransaction,
    ...(limited !== undefined && { limited }),
    ...saidOf(query),
    ...concatenatedIn(query, given, tables),
  };
}

/** What its own file says of it, as it says it. */
function saidOf({
  block,
  isText,
  onConflict,
  inserts,
  takesFew,
  isForMany,
  isCached,
  isHandedOut,
}: QueryFact): Partial<Query> {
  return {
    ...(block && { block }),
    ...(isText && { isText }),
    ...(onConflict && { onConflict }),
    ...(inserts && { inserts }),
    ...(takesFew && { takesFew }),
    ...(isForMany && { isForMany }),
    ...(isCached && { isCached }),
    ...(isHandedOut && { isHandedOut }),
  };
}

/** What becomes part of the SQL's text, the request's before what may be anything. */
function concatenatedIn(
  { concatenates, fills = [] }: QueryFact,
  place: Place,
  { requestText, uriOf }: Pick<Linked, "requestText" | "uriOf">,
): Pick<Query, "concatenates" | "ofRequest" | "handedOn"> {
  if (concatenates !== undefined && fromRequest.test(concatenates.replaceAll("->", "."))) {
    return { concatenates, ofRequest: true };
  }
  const found = fills.map((one) => requestText(one, place)).find((one) => one !== undefined);
  if (found === undefined) return concatenates === undefined ? {} : { concatenates };
  const { words, call } = found;
  const handedOn = call && { uri: uriOf(call.path), range: call.range };
  return { concatenates: words, ofRequest: true, ...(handedOn && { handedOn }) };
}

/** Where it is filtered by something of the code alone, how many rows it gives is not known. */
function limitOf(
  { limited, columns: given }: QueryFact,
  columns: readonly (readonly QueryColumn[])[],
): boolean | undefined {
  if (limited !== false) return limited;
  const isNarrowed = given.some(({ use }, at) => use === "filter" && columns[at]?.length === 0);
  return isNarrowed ? undefined : limited;
}

const distinct = (meant: readonly Meant[]): readonly string[] => [
  ...new Set(meant.map(({ name }) => name)),
];

function meaning(ref: TableRef, place: Place, tables: Linked): readonly Meant[] {
  const nameOf = (name: string): string => tables.nameOf(name) ?? name;
  if ("table" in ref) return [{ words: ref.table, name: nameOf(ref.table) }];
  const own = "model" in ref ? ref.model : wordsOf(ref.value);
  const words = [own, ...(ref.via ?? [])].join(".");
  const named = textOf(ref, place, tables);
  if (named !== undefined) return [{ words, name: named }];
  const led = tables.models.meant(ref, place);
  if (led.length > 0) {
    return led.filter(isTable(tables)).flatMap(({ to: model, through }) => {
      const isPassed = through === undefined || "isEnd" in ref;
      const between = isPassed ? [] : [{ words: through, name: nameOf(through) }];
      const isTie = "isTie" in ref && between.length > 0;
      return isTie
        ? between
        : [{ words, name: nameOfModel(model.table, tables), model }, ...between];
    });
  }
  // What a model is called is at least what it is about; an expression may be anything.
  const isTold = "model" in ref && words === own && !ref.isHeld;
  return isTold ? [{ words, name: nameOf(own) }] : [];
}

/** What only lends its columns to others is a table only where there is one. */
const isTable =
  (tables: Linked) =>
  ({ to: { table } }: Led): boolean =>
    table.isAbstract !== true || tables.nameOf(table.name) !== undefined;

/** An expression may be any text; only that of a table's name means a table. */
function textOf(ref: TableRef, place: Place, tables: Linked): string | undefined {
  const mayBeText = "value" in ref && ref.isModel === undefined;
  const text = mayBeText ? tables.models.textOf(ref.value, place) : undefined;
  const isNamed = "value" in ref && ref.isTable;
  return text === undefined ? undefined : (tables.nameOf(text) ?? (isNamed ? text : undefined));
}

function distinctColumns(columns: readonly QueryColumn[]): readonly QueryColumn[] {
  const byKey = new Map(columns.map((one) => [`${one.use} ${one.table ?? ""}.${one.name}`, one]));
  return [...byKey.values()];
}
