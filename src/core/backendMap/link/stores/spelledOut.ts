import type { TableChange } from "../../facts/storeFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Evaluate } from "../names/following.ts";
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
  const textOf = (name: string): string | undefined => {
    const value = valueOf(name);
    if (value === undefined) return name;
    const [only, ...others] = evaluate(value, { file, scope: spelledIn });
    return only?.kind === "text" && others.length === 0 ? only.text : undefined;
  };
  const known = new Map<string, string>();
  const table = textOf(change.table);
  if (table === undefined) return [];
  const isKnown = namesIn(change).every((name) => {
    const text = textOf(name);
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

const inBraces = /^\{([\w$.]+)\}$/;

/** "{Tables.users}" is the member `users` of the name `Tables`. */
function valueOf(name: string): Value | undefined {
  const [first, ...members] = inBraces.exec(name)?.[1]?.split(".") ?? [];
  if (first === undefined) return undefined;
  return members.reduce<Value>((of, member) => ({ kind: "member", of, name: member }), {
    kind: "name",
    name: first,
  });
}

function namesIn(part: unknown): readonly string[] {
  if (typeof part === "string") return inBraces.test(part) ? [part] : [];
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
