import type { FileFacts } from "../../facts/facts.ts";
import type { Replaced } from "../kept/lists.ts";
import { changed, note } from "../kept/sources.ts";
import type { Reader, Source } from "../kept/sources.ts";
import type { FileChanges, Workspace } from "../kept/workspace.ts";
import { createAliases, hasName } from "./aliases.ts";
import type { Aliases, Names } from "./aliases.ts";
import { callsIn, createCallNames, namesOf } from "./callNames.ts";
import type { CallIn } from "./callNames.ts";
import { withoutUncalled } from "./uncalled.ts";
import { createFollowedCalls, keyOf } from "./followedCalls.ts";
import type { FollowedCalls } from "./followedCalls.ts";
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
  const aliases = createAliases();
  const calls = createNamedCalls(workspace);
  const asked = createAsked(workspace, aliases);
  const nameAgain = (one: Asked): void => {
    const before = one.names;
    one.names = aliases.namesFor(one.own);
    calls.follow(one.names);
    const isOther = (call: CallIn): boolean => isNamed(call, before) !== isNamed(call, one.names);
    if (calls.sites.get(one.callee).some(isOther)) changed(one);
  };
  const all: (reader: Reader) => CallSites = (reader) => ({
    of(file, definition) {
      const one = asked.of(file, definition);
      note(reader, one);
      calls.follow(one.names);
      return calls.sites.read(one.callee, reader).filter((call) => isNamed(call, one.names));
    },
  });
  return {
    sitesFor: (reader) => withoutUncalled(all(reader)),
    update(changes) {
      const replaced = calls.update(changes);
      const others = aliases.update(changes);
      asked.dropUnread();
      // Hundreds of functions go by the same set of names.
      const touched = new Map<ReadonlySet<string>, boolean>();
      const isTouched = (names: ReadonlySet<string>): boolean => {
        const known = touched.get(names) ?? !others.isDisjointFrom(names);
        touched.set(names, known);
        return known;
      };
      for (const one of others.size > 0 ? asked.all() : []) {
        if (one.names.some(isTouched)) nameAgain(one);
      }
      replaced.forEach(changed);
    },
  };
}

/** A function whose callers somebody asked for. */
interface Asked extends Source {
  /** As `keyOf` names it. */
  readonly callee: string;
  readonly own: readonly string[];
  /** All that it can go by. */
  names: Names;
}

/** The functions whose callers are asked for, each for as long as somebody does. */
function createAsked(workspace: Workspace, aliases: Aliases) {
  const asked = new Map<string, Asked>();
  const unread = new Set<string>();
  return {
    of(file: FileFacts, definition: number): Asked {
      const callee = keyOf(file, definition);
      const own = namesOf(file, definition, workspace.languageOf(file));
      const key = [callee, ...own].join("\n");
      const known = asked.get(key);
      if (known !== undefined) return known;
      const onUnread = (): void => void unread.add(key);
      const one = { callee, own, names: aliases.namesFor(own), onUnread };
      asked.set(key, one);
      return one;
    },
    all: () => asked.values(),
    dropUnread(): void {
      for (const key of unread) if (!asked.get(key)?.readers?.size) asked.delete(key);
      unread.clear();
    },
  };
}

const isNamed = (call: CallIn, names: Names): boolean =>
  call.names.some((name) => hasName(names, name));

/** The calls of what goes by names that somebody asked for, followed to what they run. */
interface NamedCalls extends Pick<FollowedCalls, "sites"> {
  /** Who asked before did not ask for these names: of what is found by them he gets nothing. */
  follow(names: Names): void;
  update(changes: FileChanges): readonly Replaced[];
}

function createNamedCalls(workspace: Workspace): NamedCalls {
  const callNames = createCallNames();
  const followed = createFollowedCalls(workspace);
  const names = new Set<string>();
  const whole = new WeakSet<ReadonlySet<string>>();
  const follow = (wanted: ReadonlySet<string>): void => {
    if (whole.has(wanted)) return;
    whole.add(wanted);
    const fresh = [...wanted].filter((name) => !names.has(name));
    for (const name of fresh) names.add(name);
    followed.follow(new Set(fresh.flatMap((name) => callNames.callsNamed(name))));
  };
  return {
    sites: followed.sites,
    follow: (wanted) => {
      wanted.forEach(follow);
    },
    update(changes) {
      followed.meanings.update(changes);
      callNames.update(changes);
      const again = [...followed.stale].filter((path) => !changes.has(path));
      return followed.again([...changes.keys(), ...again], (path) => {
        const change = changes.get(path);
        if (change === undefined) return undefined;
        const calls = change.after === undefined ? [] : callsIn(change.after);
        return calls.filter(([name]) => names.has(name)).map(([, call]) => call);
      });
    },
  };
}
