import type { DefinitionTerms } from "../terms/fileTerms.ts";
import { folderOf } from "../terms/folderOf.ts";
import type { TermIndex } from "../terms/termIndex.ts";
import type { Sure } from "./edges.ts";
import type { NeighbourSeed } from "./neighbour.ts";

/** What constructors are called that do not have the name of their class. */
const names = new Set(["constructor", "__init__", "initialize", "__construct", "new"]);
/** Go has functions for it: `NewStore`, or `New` of a package of one thing, gives back a Store. */
const maker = /^(?:New|new|Open|open|Make|make)(?=\p{Lu}|$)/u;

/**
 * What makes the objects whose methods the seed is made of: a limit that is set there, or a field that
 * is left out, decides how they go.
 *
 * @param file the seed's, by index; -1 for one that is not known.
 */
export function makersOf(seed: NeighbourSeed, file: number, index: TermIndex): Sure {
  const owners = ownersOf(seed, file, index);
  if (owners.size === 0) return new Map();
  const folder = folderOf(seed.path);
  const isBeside = (one: number): boolean => {
    const { file: at = -1 } = index.definitions[one] ?? {};
    return at === file || folderOf(index.files[at]?.path ?? "") === folder;
  };
  const candidates = [
    ...[...names, ...owners].flatMap((name) => index.named(name)),
    ...[...owners].flatMap((owner) => [...index.using(owner)]),
  ];
  const found = candidates.filter((one) => {
    const { terms } = index.definitions[one] ?? {};
    return terms !== undefined && isBeside(one) && makes(terms, owners);
  });
  return new Map(found.map((one) => [one, 1]));
}

function ownersOf(
  { names: own }: NeighbourSeed,
  file: number,
  { files }: TermIndex,
): ReadonlySet<string> {
  const definitions = files[file]?.definitions ?? [];
  const owners = definitions.flatMap(({ name, owner }) => (own.includes(name) ? owner : ""));
  return new Set(owners.filter((owner) => owner !== ""));
}

function makes(
  { kind, name, owner, terms }: DefinitionTerms,
  owners: ReadonlySet<string>,
): boolean {
  if (kind !== "function") return false;
  if (owners.has(owner)) return names.has(name) || name === owner;
  const made = name.replace(maker, "");
  return owner === "" && made !== name && namesOneOf(owners, made, terms);
}

function namesOneOf(owners: ReadonlySet<string>, made: string, terms: string): boolean {
  return made === "" ? terms.split(" ").some((word) => owners.has(word)) : owners.has(made);
}
