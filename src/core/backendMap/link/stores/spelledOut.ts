import type { TableChange } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import { onlyText } from "../names/textsOf.ts";
import type { TableIn } from "./namedModels.ts";
import type { PlacedChange } from "./replayTables.ts";

/** A change with the file that it is read from. */
export interface ChangeIn {
  readonly file: TableIn["file"];
  readonly change: TableChange;
}

/**
 * A change with the names that its code spells by constants. Where one cannot be told, what is known
 * of the table is incomplete; where it is the table's own, nothing is known at all.
 */
export function spelledOut(
  { file, change }: ChangeIn,
  evaluate: Evaluate,
): readonly PlacedChange[] {
  const { path } = file;
  const { spelledIn } = change;
  if (spelledIn === undefined) return [{ path, change }];
  const place = { file, scope: spelledIn };
  const known = new Map<string, string>();
  const table = textOf(change.table, place, evaluate);
  if (table === undefined) return [];
  const isKnown = namesIn(change).every((name) => {
    const text = textOf(name, place, evaluate);
    if (text !== undefined) known.set(name, text);
    return text !== undefined;
  });
  if (isKnown) return [{ path, change: renamed(change, known) }];
  const { range, order, unit } = change;
  const opaque = { op: "opaque", why: "a name in its migrations could not be told" } as const;
  return [
    { path, change: { range, order, table, ...(unit !== undefined && { unit }), ...opaque } },
  ];
}

/** The same of a model. Columns whose names cannot be told are left out. */
export function spelledModel(one: TableIn, evaluate: Evaluate): TableIn {
  const { elseNamed, ...table } = one.table;
  if (elseNamed === undefined) return one;
  const place = { file: one.file, scope: table.scope };
  const known = new Map(
    namesIn(table).flatMap((name) => {
      const text = textOf(name, place, evaluate);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  const { name, columns, indexes, foreignKeys, through = {}, ...told } = renamed(table, known);
  return {
    file: one.file,
    table: {
      ...told,
      name: isTold(name) ? name : elseNamed,
      columns: columns.filter((column) => isTold(column.name)),
      indexes: indexes.filter((index) => index.columns.every(isTold)),
      foreignKeys: foreignKeys.filter((key) => key.columns.every(isTold)),
      through: Object.fromEntries(Object.entries(through).filter(([, between]) => isTold(between))),
      ...(told.primaryKey?.every(isTold) === false && { primaryKey: [] }),
    },
  };
}

const inBraces = /\{([\w$.]+)\}/g;

const isTold = (name: string): boolean => name.search(inBraces) < 0;

/** A name with what it has in braces as the texts that these are; undefined where one may be any. */
function textOf(name: string, place: Place, evaluate: Evaluate): string | undefined {
  const parts = [...name.matchAll(inBraces)].map(([whole, words = ""]) => {
    const text = onlyText(valueOf(words), place, evaluate);
    return { whole, text: text.kind === "text" ? text.text : undefined };
  });
  if (parts.some(({ text }) => text === undefined)) return undefined;
  return parts.reduce((all, { whole, text = "" }) => all.replace(whole, text), name);
}

/** "Tables.users" is the member `users` of the name `Tables`. */
function valueOf(words: string): Value {
  const [first = "", ...members] = words.split(".");
  return members.reduce<Value>((of, member) => ({ kind: "member", of, name: member }), {
    kind: "name",
    name: first,
  });
}

function namesIn(part: unknown): readonly string[] {
  if (typeof part === "string") return isTold(part) ? [] : [part];
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(namesIn) : [];
}

/** The same with other texts in the places of names. */
function renamed<T>(part: T, texts: ReadonlyMap<string, string>): T {
  if (typeof part === "string") return (texts.get(part) ?? part) as T;
  if (Array.isArray(part)) return part.map((one: unknown) => renamed(one, texts)) as T;
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, one]) => [key, renamed<unknown>(one, texts)]),
  ) as T;
}
