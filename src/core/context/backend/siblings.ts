import type { BackendMap, EntryPoint } from "../../backendMap/backendMap.ts";
import { sharedStart } from "../../sharedStart.ts";

const mostSiblings = 14;

/** Those that are declared in the same files, the likest of them, in their order. */
export function siblingsOf(handled: readonly EntryPoint[], map: BackendMap): readonly EntryPoint[] {
  const files = new Set(handled.map(({ declared }) => declared.uri));
  const own = new Set(handled);
  const all = map.entryPoints.filter(({ declared }) => files.has(declared.uri));
  // A file that declares all routes of a server says little of one by its first ones.
  const others = all
    .filter((one) => !own.has(one))
    .map((entry) => ({ entry, likeness: likenessTo(handled, entry) }))
    .sort((a, b) => b.likeness.shared - a.likeness.shared || a.likeness.lines - b.likeness.lines);
  const kept = new Set([...handled, ...others.map(({ entry }) => entry)].slice(0, mostSiblings));
  return all.filter((one) => kept.has(one));
}

/** How many parts of its path it shares with the likest of them, and how many lines away that is. */
function likenessTo(
  handled: readonly EntryPoint[],
  { path = "", declared }: EntryPoint,
): { readonly shared: number; readonly lines: number } {
  const parts = path.split("/");
  const near = handled.filter((one) => one.declared.uri === declared.uri);
  return near.reduce(
    (best, one) => {
      const shared = sharedStart([parts, (one.path ?? "").split("/")]);
      const lines = Math.abs(one.declared.range.start.line - declared.range.start.line);
      const isLiker = shared > best.shared || (shared === best.shared && lines < best.lines);
      return isLiker ? { shared, lines } : best;
    },
    { shared: 0, lines: Infinity },
  );
}
