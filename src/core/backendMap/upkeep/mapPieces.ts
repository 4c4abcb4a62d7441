import type { BackendMap, PassedOver } from "../backendMap.ts";
import { emptyMap } from "../emptyMap.ts";

type Lists = Required<Omit<BackendMap, "passedOver">>;
type ListName = keyof Lists;

/** What the map says about one file. */
export interface MapPiece extends Lists {
  readonly uri: string;
}

/** To which file each fact of the map belongs. */
const uriIn: { readonly [K in ListName]: (one: Lists[K][number]) => string } = {
  entryPoints: ({ declared }) => declared.uri,
  tables: ({ uri }) => uri,
  queries: ({ uri }) => uri,
  neighbours: ({ uri }) => uri,
  documents: ({ uri }) => uri,
  views: ({ uri }) => uri,
  dropped: ({ uri }) => uri,
  operations: ({ uri }) => uri,
  procedures: ({ uri }) => uri,
  unresolved: ({ uri }) => uri,
  functions: ({ uri }) => uri,
};
const listNames = Object.keys(uriIn) as ListName[];

type Growing = { uri: string } & Record<ListName, object[]>;

/** The map cut into its files. */
export function piecesOf(map: BackendMap): ReadonlyMap<string, MapPiece> {
  const pieces = new Map<string, Growing>();
  const pieceOf = (uri: string): Growing => {
    const known = pieces.get(uri) ?? emptyPiece(uri);
    pieces.set(uri, known);
    return known;
  };
  for (const name of listNames) {
    const uriOf = uriIn[name] as (one: object) => string;
    for (const one of map[name] ?? []) pieceOf(uriOf(one))[name].push(one);
  }
  return pieces as unknown as ReadonlyMap<string, MapPiece>;
}

function emptyPiece(uri: string): Growing {
  const lists = Object.fromEntries(listNames.map((name): [string, object[]] => [name, []]));
  return { uri, ...lists } as Growing;
}

/** Puts a map together; files in the order of their URIs. */
export function joinPieces(
  pieces: ReadonlyMap<string, MapPiece>,
  passedOver: readonly PassedOver[],
): BackendMap {
  const sorted = [...pieces.keys()].sort().flatMap((uri) => pieces.get(uri) ?? []);
  const lists = Object.fromEntries(
    listNames.map((name) => [name, sorted.flatMap((piece): readonly object[] => piece[name])]),
  ) as unknown as Lists;
  return { ...emptyMap, ...lists, passedOver };
}

export const isEmpty = (piece: MapPiece): boolean =>
  listNames.every((name) => piece[name].length === 0);

/** How much there is to hand over: facts, not files. */
export function sizeOf(piece: MapPiece): number {
  return listNames.reduce((sum, name) => sum + piece[name].length, 1);
}

/** The URIs of which something else is said. */
export function urisThatDiffer(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly string[] {
  const uris = new Set([...before.keys(), ...after.keys()]);
  return [...uris].filter((uri) => !isSame(before.get(uri), after.get(uri)));
}

/** Whether two plain values are equal. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    Array.isArray(one) === Array.isArray(other) &&
    names.every((name) => isSame(one[name], other[name]))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
