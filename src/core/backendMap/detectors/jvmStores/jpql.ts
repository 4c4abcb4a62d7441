import { readSql } from "../../sql/query/readSql.ts";
import type { ColumnNamed, QueryFact, TableRef } from "../../facts/queryFacts.ts";

type Asked = Pick<QueryFact, "reads" | "writes" | "columns" | "limited">;

/** What a query on entities asks for: JPQL and HQL, which name classes where SQL names tables. */
export function readJpql(text: string, entity?: string): Asked | undefined {
  const whole = completed(text.replaceAll("#{#entityName}", entity ?? "Entity"));
  const aliases = aliasesIn(whole);
  const read = joinedPaths(whole, aliases);
  const query = readSql(read);
  if (query === undefined) return undefined;
  const { reads, writes, columns } = query;
  const written = asWritten(read);
  // Which things are meant, `where o in :orders`, is no column of theirs.
  const isOfGiven = columns.some(({ name, use }) => use === "filter" && aliases.has(written(name)));
  const limited = query.limited === false && isOfGiven ? undefined : query.limited;
  const refs = (names: readonly string[]): readonly TableRef[] =>
    names.map((name) => refOf(written(name), aliases));
  return {
    reads: [...refs(reads), ...ledThrough(whole, aliases)],
    writes: refs(writes),
    columns: columns
      .filter(({ name }) => !aliases.has(written(name)) && !constant.test(written(name)))
      .map(({ name, table, use }) => ({
        ...columnNamed(written(name)),
        use,
        ...(table !== undefined && { table: pathOf(written(table), aliases).join(".") }),
      })),
    ...(limited !== undefined && { limited }),
  };
}

/** `com.shop.State.OPEN` is no column. */
const constant = /^[A-Z][A-Z\d_]*$/;
/** Joins the names of a path that is read as one column's. */
const joint = "__";

/** `l.owner.address.city` as one column of `l`, where it does not name what is joined. */
function joinedPaths(text: string, aliases: Aliases): string {
  const path = /(?<!\bjoin\s+(?:fetch\s+)?)(?<![\w.])(\w+)\.(\w+(?:\.\w+)+)\b(?!\s*\()/gi;
  return text.replace(path, (whole, alias: string, rest: string) =>
    aliases.has(alias) ? `${alias}.${rest.replaceAll(".", joint)}` : whole,
  );
}

function columnNamed(name: string): Pick<ColumnNamed, "name" | "path"> {
  const path = name.split(joint);
  return path.length < 2 ? { name } : { name: path[0] ?? name, path };
}

/** "from User", "delete User u": what JPQL may leave out. */
function completed(text: string): string {
  if (/^\s*from\b/i.test(text)) return `select * ${text}`;
  return text.replace(/^(\s*delete\s+)(?!from\b)/i, "$1from ");
}

type Aliases = ReadonlyMap<string, string>;

const keywords =
  "(?!(?:from|where|on|with|join|left|right|inner|cross|full|fetch|order|group|having|set|and|or|as)\\b)";
const named = new RegExp(
  `(?:\\bfrom|\\bjoin(?:\\s+fetch)?|,)\\s+(?!fetch\\b)([\\w.]+)\\s+(?:as\\s+)?${keywords}(\\w+)`,
  "gi",
);

function aliasesIn(text: string): Aliases {
  const found = text.matchAll(named);
  return new Map([...found].map(([, name = "", alias = ""]) => [alias, name]));
}

/** "User", "com.shop.User", or "u.orders" behind an alias. */
function refOf(name: string, aliases: Aliases): TableRef {
  const path = pathOf(name, aliases);
  const [model = "", ...via] = path;
  return via.length === 0 ? { model } : { model, via };
}

/** The entities that paths lead through, each joined; a key is at hand: `a.order.customer.name`. */
function ledThrough(text: string, aliases: Aliases): readonly TableRef[] {
  const paths = [
    ...text.matchAll(/\b(\w+)((?:\.\w+)+)\.(\w+)\b/g),
    ...text.matchAll(/\bjoin\s+(?:fetch\s+)?(\w+)((?:\.\w+)+)/gi),
  ];
  const found = paths.flatMap(([, alias = "", between = "", last = ""]) => {
    const [model = "", ...via] = aliases.has(alias) ? pathOf(`${alias}.x`, aliases) : [];
    const led = between.slice(1).split(".");
    const joined = /^id$/i.test(last) ? led.slice(0, -1) : led;
    const before = via.slice(0, -1);
    return joined.map((_, at) => ({ model, via: [...before, ...joined.slice(0, at + 1)] }));
  });
  const each = new Map(found.map((one) => [[one.model, ...one.via].join("."), one]));
  return [...each.values()].filter(({ model }) => model !== "");
}

/** Names of SQL have no case, those of classes and fields do. */
function asWritten(text: string): (name: string) => string {
  const words = new Map((text.match(/\w+/g) ?? []).map((word) => [word.toLowerCase(), word]));
  return (name) => name.replace(/\w+/g, (word) => words.get(word.toLowerCase()) ?? word);
}

const deepest = 6;

function pathOf(name: string, aliases: Aliases, depth = 0): readonly string[] {
  const parts = name.split(".");
  const [first = "", ...rest] = parts;
  const meant = aliases.get(first);
  if (rest.length > 0 && meant !== undefined && depth < deepest) {
    return [...pathOf(meant, aliases, depth + 1), ...rest];
  }
  return /^[a-z]/.test(first) ? parts.slice(-1) : parts;
}
