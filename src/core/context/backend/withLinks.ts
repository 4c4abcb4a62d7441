import type { Files } from "../../ports.ts";
import type { CodeLink } from "../neighbourhood/links.ts";
import type { Neighbour, ShownLines } from "../neighbourhood/neighbour.ts";
import { outlineOf } from "../terms/outline.ts";
import type { ShownSources } from "./shownSources.ts";

/** What is certain goes before all that is as likely as this. */
const certainty = 4;
/** What is called comes before what runs a query for it. */
const shareBelow = 0.75;
/** Of the same name as what is certainly meant: it is another. */
const shareOfNamesakes = 0.5;

/** Neighbours with what the editor knows for certain among them; the likeliest first. */
export async function withLinks(
  near: readonly Neighbour[],
  links: readonly CodeLink[],
  { files, sources, shown }: LinkWorld,
): Promise<readonly Neighbour[]> {
  if (links.length === 0) return near;
  const found = await Promise.all(
    links.map(async (link) => linkedOf(link, files.pathOf(link.uri), sources)),
  );
  const linked = new Map<string, Neighbour>();
  for (const one of found) {
    if (one !== undefined && !isShown(one, shown) && !linked.has(keyOf(one))) {
      linked.set(keyOf(one), one);
    }
  }
  const callees = new Set([...linked.values()].filter(isCalled).map(({ name }) => name));
  const known = new Set(near.map(keyOf));
  const others = near.map((one) => {
    const certain = linked.get(keyOf(one));
    if (certain !== undefined) {
      const isKnown = one.relation === "type" || (isBelow(certain) && one.relation === "caller");
      const relation = isKnown ? one.relation : certain.relation;
      return { ...one, relation, score: one.score + certain.score };
    }
    if (!isCalled(one) || !callees.has(one.name)) return one;
    return { ...one, relation: "like" as const, score: one.score * shareOfNamesakes };
  });
  const best = near[0]?.score ?? 0;
  const added = [...linked].flatMap(([key, one]) =>
    known.has(key) ? [] : [{ ...one, score: one.score + best / 2 }],
  );
  return [...others, ...added].sort((a, b) => b.score - a.score);
}

interface LinkWorld {
  readonly files: Pick<Files, "pathOf">;
  readonly sources: ShownSources;
  readonly shown: readonly ShownLines[];
}

const keyOf = ({ path, head }: Neighbour): string => `${path}:${head}`;
const isBelow = ({ relation }: Neighbour): boolean => relation === "below";
const isCalled = ({ relation }: Neighbour): boolean => relation === "callee" || relation === "type";

/** The definition whose head stands there; none in a file that may not be shown. */
async function linkedOf(
  { relation, uri, line }: CodeLink,
  path: string,
  sources: ShownSources,
): Promise<Neighbour | undefined> {
  const source = await sources.read(uri);
  if (source === undefined) return undefined;
  const { languageId } = source.file;
  const items = outlineOf(source.lines, languageId);
  const item = items.findLast(({ start, head, end }) =>
    relation === "caller" ? start <= line && line < end : start <= line && line <= head,
  );
  if (item === undefined) return undefined;
  const { name, start, head, end, parent } = item;
  const owner = item.owner ?? items[parent ?? -1]?.name ?? "";
  const score = relation === "below" ? certainty * shareBelow : certainty;
  return { path, languageId, name, owner, start, head, end, relation, score };
}

function isShown({ path, start, end }: Neighbour, shown: readonly ShownLines[]): boolean {
  return shown.some((one) => one.path === path && one.start <= start && end <= one.end);
}
