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
  const asked = new WeakSet<ReadonlySet<string>>();
  const followNamed = (wanted: ReadonlySet<string>): void => {
    if (asked.has(wanted)) return;
    asked.add(wanted);
    const fresh = [...wanted].filter((name) => !names.has(name));
    for (const name of fresh) names.add(name);
    // Who asked before did not ask for these names: of what is found here he gets nothing.
    followed.follow(new Set(fresh.flatMap((name) => callNames.callsNamed(name))));
  };
  return {
    sitesFor: (reader) => ({
      of(file, definition) {
        const own = callNames.asked(namesOf(file, definition, workspace.languageOf(file)));
        note(reader, own);
        followNamed(own.names);
        const found = followed.sites.read(keyOf(file, definition), reader);
        return found.filter((one) => one.names.some((name) => own.names.has(name)));
      },
    }),
    update(changes) {
      followed.meanings.update(changes);
      const others = callNames.update(changes);
      const again = [...followed.stale].filter((path) => !changes.has(path));
      const replaced = followed.again([...changes.keys(), ...again], (path) => {
        const change = changes.get(path);
        if (change === undefined) return undefined;
        const calls = change.after === undefined ? [] : callsIn(change.after);
        return calls.filter(([name]) => names.has(name)).map(([, call]) => call);
      });
      for (const one of others) followNamed(one.names);
      replaced.forEach(changed);
    },
  };
}
