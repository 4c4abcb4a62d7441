import { urisThatDiffer } from "../../upkeep/mapPieces.ts";
import { createKept } from "../kept/kept.ts";
import { createLists } from "../kept/lists.ts";
import { changed } from "../kept/sources.ts";
import type { Reader } from "../kept/sources.ts";
import type { Linking } from "../linking.ts";
import { linkTables } from "./linkTables.ts";
import type { LinkedTables } from "./linkTables.ts";
import { namesIn, tableNames } from "./tableNames.ts";
import type { TableNames } from "./tableNames.ts";

/** The tables, kept from edit to edit. */
export interface KnownTables {
  get(): LinkedTables;
  /** Those that stand in a file. */
  in(uri: string): LinkedTables;
  namesFor(reader: Reader): TableNames;
  /** @returns URIs of files in which other tables stand now. */
  update(): Iterable<string>;
}

const all = "all";
const none: LinkedTables = { tables: [], views: [], dropped: [] };

export function createTables(
  linkingFor: (reader: Reader) => Pick<Linking, "index" | "evaluate" | "uriOf">,
): KnownTables {
  const names = createLists<string>();
  const kept = createKept((_: typeof all, reader) => linkTables(linkingFor(reader)));
  let known = none;
  let byUri: ReadonlyMap<string, LinkedTables> = new Map();
  return {
    get: () => known,
    in: (uri) => byUri.get(uri) ?? none,
    namesFor: (reader) => tableNames({ get: (key) => names.read(key, reader)[0] }),
    update() {
      const [before, uris] = [known, byUri];
      known = kept.get(all);
      if (known === before) return [];
      byUri = filesIn(known);
      const change = { before: pairsOf(before), after: pairsOf(known) };
      names.replace(new Map([[all, change]])).forEach(changed);
      return urisThatDiffer(uris, byUri);
    },
  };
}

const pairsOf = ({ tables, dropped }: LinkedTables): Iterable<readonly [string, string]> =>
  namesIn(tables, dropped);

function filesIn({ tables, views, dropped }: LinkedTables): ReadonlyMap<string, LinkedTables> {
  const [ofTables, ofViews, ofDropped] = [
    Map.groupBy(tables, ({ uri }) => uri),
    Map.groupBy(views, ({ uri }) => uri),
    Map.groupBy(dropped, ({ uri }) => uri),
  ];
  const uris = new Set([...ofTables.keys(), ...ofViews.keys(), ...ofDropped.keys()]);
  return new Map(
    [...uris].map((uri) => [
      uri,
      {
        tables: ofTables.get(uri) ?? [],
        views: ofViews.get(uri) ?? [],
        dropped: ofDropped.get(uri) ?? [],
      },
    ]),
  );
}
