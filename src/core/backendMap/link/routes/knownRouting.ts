import type { FileFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import { createKept } from "../kept/kept.ts";
import { createLists } from "../kept/lists.ts";
import { changed } from "../kept/sources.ts";
import type { Reader } from "../kept/sources.ts";
import type { FileChanges } from "../kept/workspace.ts";
import { identityOf, type RouterEntity } from "../names/entity.ts";
import type { Follow } from "../names/knownNames.ts";
import { madeIn } from "./madeLike.ts";
import type { ExpandMount } from "./expandMount.ts";
import { usesIn, type UseIn } from "./middleware.ts";
import type { Routing } from "./prefixes.ts";
import { mountsIn, routersOf, type MountIn } from "./routers.ts";

/** What all files say of routers, kept from edit to edit. */
export interface KnownRouting {
  routingFor(reader: Reader): Routing;
  /** A step for each file that is looked at. */
  update(changes: FileChanges): Generator<void, void>;
}

/** What one file says of routers, by what they are. */
interface Said {
  readonly mounts: readonly (readonly [child: string | object, mount: MountIn])[];
  readonly uses: readonly (readonly [router: string | object, use: UseIn])[];
  readonly made: readonly (readonly [like: RouterFact, router: RouterEntity])[];
}
const nothing: Said = { mounts: [], uses: [], made: [] };

export function createRouting(
  files: ReadonlyMap<string, FileFacts>,
  followFor: (reader: Reader, home: FileFacts) => Follow,
  expandMount: ExpandMount,
): KnownRouting {
  const mounts = createLists<MountIn>();
  const uses = createLists<UseIn>();
  const made = createLists<RouterEntity>();
  const said = createKept((path: string, reader): Said => {
    const file = files.get(path);
    if (file === undefined || !saysOfRouters(file)) return nothing;
    const { index, contexts, calling } = followFor(reader, file);
    const of = routersOf(index, contexts.general.evaluate);
    return {
      mounts: mountsIn(file, contexts, { ...calling, expandMount }),
      uses: usesIn(file, of, contexts.general.evaluate),
      made: madeIn(file, of),
    };
  });
  return {
    routingFor: (reader) => ({
      mountsOf: (router) => mounts.read(identityOf(router), reader),
      usesOf: (router) => uses.read(identityOf(router), reader),
      madeOf: (like) => made.read(like, reader),
    }),
    *update(changes) {
      const paths = [...new Set([...changes.keys(), ...said.stale])].sort();
      const both = new Map<string, Both>();
      for (const path of paths) {
        const before = said.last(path) ?? nothing;
        said.drop(path);
        both.set(path, { before, after: files.has(path) ? said.get(path) : nothing });
        yield;
      }
      mounts.replace(partOf(both, "mounts")).forEach(changed);
      uses.replace(partOf(both, "uses")).forEach(changed);
      made.replace(partOf(both, "made")).forEach(changed);
    },
  };
}

const saysOfRouters = ({ mounts, uses, routes }: FileFacts): boolean =>
  mounts.length + uses.length + routes.length > 0;

/** What one file says, and what it said. */
interface Both {
  readonly before: Said;
  readonly after: Said;
}

function partOf<Name extends keyof Said>(
  both: ReadonlyMap<string, Both>,
  name: Name,
): ReadonlyMap<string, { readonly before: Said[Name]; readonly after: Said[Name] }> {
  return new Map(
    [...both].map(([path, one]) => [path, { before: one.before[name], after: one.after[name] }]),
  );
}
