import type { MapFunction, MapPlace } from "../../backendMap.ts";
import { contains } from "../../facts/places.ts";
import { startOf } from "../../facts/startOf.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Knowledge } from "../check.ts";

/** Whether a function does something for each of several things, instead of only asking about them. */
export type WorksInLoops = (one: MapFunction) => boolean;

/**
 * Finds the functions whose loops write rows, call other services or send messages, there or in what
 * they call. What works through things one by one may well read what each of them needs.
 */
export function workInLoops({ map, files, uriOf }: Knowledge): WorksInLoops {
  const loops = new Map([...files.values()].map((file) => [uriOf(file.path), file.loops]));
  const works = Map.groupBy(
    [
      ...map.queries.filter(({ writes }) => writes.length > 0),
      ...map.neighbours.filter(({ kind }) => kind === "http" || kind === "producer"),
      ...callsThat(doesWork, { files, uriOf }),
    ],
    ({ uri }) => uri,
  );
  const clears = Map.groupBy(callsThat(clearsAll, { files, uriOf }), ({ uri }) => uri);
  const functions = workingFunctions(map.functions, works);
  return ({ uri, range, loopCalls = [] }) => {
    if (loopCalls.some(({ to }) => functions.has(to))) return true;
    const own = (loops.get(uri) ?? []).filter((loop) => contains(range, loop.start));
    return [works, clears].some((all) =>
      within(all.get(uri), range).some((work) =>
        own.some((loop) => contains(loop, work.range.start)),
      ),
    );
  };
}

/** What keeps, commits or sends something, of whichever table or service. */
const working =
  /(?:^|\.)(?:commit|save|save_all|saveAll|SaveChanges(?:Async)?|destroy|publish|enqueue|delay|apply_async|(?:send|upload)\w*)$|(?:^|[._])(?:session|db|conn\w*|tx|trx|repo\w*|manager|store|storage)\.(?:add|add_all|delete|remove|merge|insert|update|flush|create|upsert)$/i;

/** What takes things away as a whole, each with all that belongs to it: `permanentlyDeleteOrder(id)`. */
const clearing =
  /(?:^|\.)(?:(?:\w*[a-z])?(?:Delete|Purge|Destroy)[A-Z]|(?:delete|purge|destroy)(?:[A-Z]|_(?!\w+_(?:path|url)$)))\w*$/;

/** What records do that nobody calls lists or maps by, in languages that name no type beside. */
const ofRecords =
  /(?:^|\.)(?:(?:create|update|delete|upsert|touch)(?:!|_all|_columns?)?|insert_all!?|forceDelete|attach|detach|sync\w*|(?:update|firstOr|create)(?:OrCreate|Many|OrNew)|increment!|decrement!)$/;
const untyped = new Set(["php", "ruby"]);

type Says = (words: string, languageId: string) => boolean;

const doesWork: Says = (words, languageId) =>
  working.test(words) || (untyped.has(languageId) && ofRecords.test(words));
const clearsAll: Says = (words) => clearing.test(words);

function callsThat(
  says: Says,
  { files, uriOf }: Pick<Knowledge, "files" | "uriOf">,
): readonly MapPlace[] {
  return [...files.values()].flatMap(({ path, calls, languageId }) =>
    calls
      .filter(({ callee }) => says(wordsOf(callee), languageId))
      .map(({ range }) => ({ uri: uriOf(path), range })),
  );
}

/** Where those begin that write or send, and those that call one of them. */
function workingFunctions(
  functions: readonly MapFunction[],
  works: ReadonlyMap<string, readonly MapPlace[]>,
): ReadonlySet<string> {
  const callers = new Map<string, string[]>();
  for (const one of functions) {
    for (const callee of one.calls) {
      const known = callers.get(callee);
      if (known === undefined) callers.set(callee, [startOf(one)]);
      else known.push(startOf(one));
    }
  }
  const found = new Set(
    functions.filter(({ uri, range }) => within(works.get(uri), range).length > 0).map(startOf),
  );
  // What is added while the set is gone through is gone through too.
  for (const one of found) {
    for (const caller of callers.get(one) ?? []) found.add(caller);
  }
  return found;
}

function within(
  places: readonly MapPlace[] = [],
  range: MapFunction["range"],
): readonly MapPlace[] {
  return places.filter((one) => contains(range, one.range.start));
}
