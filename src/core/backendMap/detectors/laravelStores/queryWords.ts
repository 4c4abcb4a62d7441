import type { QueryColumn } from "../../backendMap.ts";
import { underscored } from "../../languages/ruby/inflect.ts";
import { itemsOf, wordOf, wordsIn, type PhpLink } from "../../languages/php/literals.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Methods that a query of a model can begin with, and those that write. */
const reading = words(
  "all where whereIn whereNotIn whereNull whereNotNull whereHas whereDoesntHave whereBetween whereDate whereRaw whereBelongsTo whereRelation whereKey whereKeyNot whereNot whereColumn whereExists whereJsonContains whereLike whereAny orWhere find findMany findOrFail findOr findOrNew first firstOr firstOrFail firstOrNew firstWhere get count sum avg min max exists doesntExist pluck value query newQuery select selectRaw with withCount withTrashed onlyTrashed without latest oldest orderBy orderByDesc orderByRaw inRandomOrder limit take skip paginate simplePaginate cursorPaginate cursor lazy chunk chunkById each join leftJoin distinct groupBy has doesntHave when sole from on",
);
export const writing = words(
  "create createMany createQuietly forceCreate insert insertGetId insertOrIgnore insertUsing upsert update updateOrCreate updateOrInsert updateQuietly firstOrCreate createOrFirst save saveMany saveOrFail saveQuietly delete deleteOrFail forceDelete destroy truncate increment decrement restore touch sync syncWithoutDetaching syncWithPivotValues updateExistingPivot attach detach toggle push",
);
/** Writes of a relation that tie two rows to each other. */
export const tying = words(
  "attach detach sync syncWithoutDetaching syncWithPivotValues updateExistingPivot toggle",
);
/** What gives a record its values before it is saved. */
export const filling = words("fill forceFill");
export const bounded = words(
  "find findOrFail findOr findOrNew first firstOr firstOrFail firstOrNew firstWhere count sum avg min max exists doesntExist value limit take paginate simplePaginate cursorPaginate chunk chunkById sole lazy",
);
export const ending = words("get all pluck cursor each");

/** Whether a call is one of a query's. */
export const isVerb = ({ name }: PhpLink): boolean =>
  reading.has(name) || writing.has(name) || columnsByName(name).length > 0;

/** Whether a call sends the query, and does not only add to it. */
export function asksNow({ name }: PhpLink): boolean {
  if (name === "limit" || name === "take") return false;
  return ending.has(name) || bounded.has(name) || writing.has(name);
}

const filters =
  /^(?:or)?[wW]here(?:Not|In|NotIn|Null|NotNull|Between|NotBetween|Date|Year|Month|Day|Time|Column|Like)?$|^first(?:Where|OrCreate|OrNew)$|^update(?:OrCreate|OrInsert)$|^createOrFirst$/;
/** What finds rows by their key. */
const keyed = /^(?:find(?:OrFail|Or|OrNew|Many)?|destroy)$/;
const written =
  /^(?:create|fill|forceFill|forceCreate|update|insert|insertGetId|insertOrIgnore|upsert|update\w+)$/;
const sorted = /^(?:orderBy|orderByDesc|latest|oldest|reorder)$/;
const read = /^(?:select|addSelect|get|pluck|value|first|groupBy)$/;

/** What follows "where" in the names of the builder's own methods. */
const notColumns =
  /^(?:Not|In|Null|Between|Date|Year|Month|Day|Time|Column|Columns|Like|Has|Doesnt|Relation|Morph|Belongs|AttachedTo|Raw|Exists|Key|Json|FullText|Any|All|None|Row|Value|Nested|Integer|Sub|Past|Future|Now|Today|Before|After|Basic|Pivot)(?:[A-Z]|$)/;

/** "member_id" and "due_on" of `whereMemberIdAndDueOn`. */
function columnsByName(method: string): readonly string[] {
  const [, said = ""] = /^(?:or)?[wW]here([A-Z]\w*)$/.exec(method) ?? [];
  if (said === "" || notColumns.test(said)) return [];
  return said.split(/(?:And|Or)(?=[A-Z])/).map(underscored);
}

/** The columns that a call of a query names. */
export function columnsOf({ name, args }: PhpLink, table: string): readonly QueryColumn[] {
  const [first, second] = args.plain;
  const of = (names: readonly string[], use: QueryColumn["use"]): readonly QueryColumn[] =>
    names.flatMap((each) => columnAt(each, table, use) ?? []);
  const isKeyed = /^(?:update|first|create)Or/.test(name);
  const writes = written.test(name) ? rowKeys(isKeyed ? second : first) : [];
  const conditions = conditionsOf(name, first);
  if (conditions.length > 0) return [...of(conditions, "filter"), ...of(writes, "write")];
  if (writes.length > 0) return of(writes, "write");
  if (sorted.test(name)) return of(first === undefined ? ["created_at"] : wordsIn(first), "sort");
  if (/^(?:in|de)crement$/.test(name)) return of(namesIn(first), "write");
  return read.test(name) ? of(args.plain.flatMap(wordsIn), "read") : [];
}

function conditionsOf(name: string, first: PhpLink["node"] | undefined): readonly string[] {
  if (filters.test(name)) return namesIn(first);
  return keyed.test(name) && first !== undefined ? ["id"] : columnsByName(name);
}

/** A column, or the keys of an array. */
function namesIn(first: PhpLink["node"] | undefined): readonly string[] {
  const one = wordOf(first);
  return [...keysOf(first), ...(one === undefined ? [] : [one])];
}

/** Of one row, or of several that are written at once. */
function rowKeys(node: PhpLink["node"] | undefined): readonly string[] {
  const rows = itemsOf(node).flatMap(({ key, value }) => (key === undefined ? [value] : []));
  return [...new Set([...keysOf(node), ...rows.flatMap(keysOf)])];
}

const keysOf = (node: PhpLink["node"] | undefined): readonly string[] =>
  itemsOf(node).flatMap(({ key }) => wordOf(key) ?? []);

/** "users.name as n" names a table of its own. */
function columnAt(text: string, table: string, use: QueryColumn["use"]): QueryColumn | undefined {
  const [, owner, name] = /^(?:(\w+)\.)?(\w+)(?:\s+as\s+\w+)?$/i.exec(text) ?? [];
  return name === undefined ? undefined : { name, table: owner ?? table, use };
}
