import { changed, note } from "../kept/sources.ts";
import type { Reader } from "../kept/sources.ts";
import type { FileChanges, Workspace } from "../kept/workspace.ts";
import { callsIn, createCallNames, namesOf } from "./callNames.ts";
import { createFollowedCalls, keyOf } from "./followedCalls.ts";
import type { CallSites } from "./language.ts";

/** Who calls which function, kept from edit to edit. */
export interface KnownCallSites {
  sitesFor(reader: Reader): CallSites;
  update(changes: FileChanges): void;
}

/**
 * Finds the calls of functions whose parameters somebody asks for; of all others none is followed. A
 * callee that cannot be followed (`this.users.register(app)`, injected) is known by its name, where
 * routing happens in it and few have the name.
 */
export function createCallSites(workspace: Workspace): KnownCallSites {
  const callNames = createCallNames();
  const followed = createFollowedCalls(workspace);
  const names = new Set<string>();
  const followNamed = (wanted: ReadonlySet<string>): void => {
    const fresh = [...wanted].filter((name) => !names.has(name));
    for (const name of fresh) names.add(name);
    const calls = new Set(fresh.flatMap((name) => callNames.callsNamed(name)));
    // Who asked before did not ask for these names: of what is found here he gets nothing.
    followed.changing(new Set([...calls].map(({ file }) => file.path)), () => {
      followed.follow(calls);
    });
  };
  return {
    sitesFor: (reader) => ({
      of(file, definition) {
        const asked = callNames.asked(namesOf(file, definition, workspace.languageOf(file)));
        note(reader, asked);
        followNamed(asked.names);
        const found = followed.sites.read(keyOf(file, definition), reader);
        return found.filter((one) => one.names.some((name) => asked.names.has(name)));
      },
    }),
    update(changes) {
      followed.meanings.update(changes);
      const others = callNames.update(changes);
      const again = [...followed.stale].filter((path) => !changes.has(path));
      const replaced = followed.changing([...changes.keys(), ...again], () => {
        for (const [path, { after }] of changes) {
          followed.drop(path);
          const calls = after === undefined ? [] : callsIn(after);
          followed.follow(calls.filter(([name]) => names.has(name)).map(([, call]) => call));
        }
        for (const path of again) followed.again(path);
      });
      for (const one of others) followNamed(one.names);
      replaced.forEach(changed);
    },
  };
}
