import type { MapPlace } from "../backendMap.ts";
import { plainName } from "../picture/factWords.ts";
import type { PathOf } from "../picture/factWords.ts";
import type { Chosen } from "./mapQuestion.ts";
import { mapLists } from "./mapQuestion.ts";

/** Bytes of UTF-8: what another agent reads of its context for one answer. */
export const mostMapBytes = 20 * 1024;

/** What is said beside the facts. */
export interface FactNotes {
  /** How many are about files that a rule keeps from others. */
  readonly withheld: number;
  /** How many were asked for and not looked at. */
  readonly beyond: number;
}

type Texts = (text: string) => string;

/**
 * Facts as compact JSON for another agent, until it is full. Places are "path:line", lines from 1.
 *
 * @param hide takes secrets out of a text.
 */
export function listFacts(
  chosen: Chosen,
  pathOf: PathOf,
  hide: Texts,
  { withheld, beyond }: FactNotes,
): string {
  const asked = mapLists.filter((list) => chosen[list].length > 0);
  let left = mostMapBytes - 500;
  // What one list leaves of its share goes to those after it.
  const listed = asked.map((list, at) => {
    const facts = chosen[list].map((one) => cleaned(withPlaces(one, pathOf), hide));
    const { texts, bytes } = fitting(facts, left / (asked.length - at));
    left -= bytes;
    return { list, texts, left: facts.length - texts.length };
  });
  const notListed = listed.reduce((sum, one) => sum + one.left, beyond);
  const rest = {
    ...(notListed > 0 && {
      notListed,
      note: "Ask again with “kind”, “file”, “route” or “table” to see the others.",
    }),
    ...(withheld > 0 && { withheld }),
  };
  const lists = listed.map(({ list, texts }) => `"${list}":[${texts.join(",")}]`);
  const others = JSON.stringify(rest).slice(1, -1);
  return `{${[...lists, others].filter(Boolean).join(",")}}`;
}

const encoder = new TextEncoder();

function fitting(
  facts: readonly unknown[],
  room: number,
): { readonly texts: readonly string[]; readonly bytes: number } {
  const texts: string[] = [];
  let bytes = 0;
  for (const fact of facts) {
    const text = JSON.stringify(fact);
    const more = encoder.encode(text).length + 1;
    if (bytes + more > room) break;
    bytes += more;
    texts.push(text);
  }
  return { texts, bytes };
}

/** Every place in one text instead of a URI and a range. */
function withPlaces(value: unknown, pathOf: PathOf): unknown {
  if (Array.isArray(value)) return value.map((one) => withPlaces(one, pathOf));
  if (typeof value !== "object" || value === null) return value;
  const { uri, range, ...others } = value as Partial<MapPlace> & Readonly<Record<string, unknown>>;
  const kept = Object.entries(others).map(
    ([name, one]) => [name, withPlaces(one, pathOf)] as const,
  );
  const line = range === undefined ? "" : `:${range.start.line + 1}`;
  const at = uri === undefined ? [] : [["at", `${pathOf(uri)}${line}`] as const];
  const onlyPlace = kept.length === 0 && at[0] !== undefined;
  return onlyPlace ? at[0]?.[1] : Object.fromEntries([...kept, ...at]);
}

function cleaned(value: unknown, hide: Texts): unknown {
  if (typeof value === "string") return hide(plainName(value, 300));
  if (Array.isArray(value)) return value.map((one) => cleaned(one, hide));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one, hide)]));
}

/** Every file that a fact of the map names. */
export function urisIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(urisIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    name === "uri" && typeof one === "string" ? [one] : urisIn(one),
  );
}
