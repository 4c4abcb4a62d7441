import type { MapPlace } from "../../backendMap.ts";
import type { Definition, FileFacts } from "../../facts/facts.ts";
import { startOf } from "../../facts/startOf.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Knowledge } from "../check.ts";

/** What languages and frameworks write before a function, or its class, that runs in a transaction. */
const opens = /(?:^|\.)(?:Transactional|transactional|atomic)$/;

/**
 * Whether a function runs in a transaction that it, its class or whoever calls it says to open, that
 * a caller opens around the call, or that something opens which it calls to run a part of it.
 */
export function openedTransactions({ map, files, uriOf }: Knowledge): (one: MapPlace) => boolean {
  const classes = transactionalClasses(files);
  const opened = startsOf(
    files,
    uriOf,
    (one, file) => isOpening(one) || isOfOne(one, file, classes),
  );
  const runners = startsOf(files, uriOf, ({ runsGiven }) => runsGiven === true);
  for (const one of map.functions) {
    if (one.calls.some((callee) => runners.has(callee))) opened.add(startOf(one));
  }
  const functions = new Map(map.functions.map((one) => [startOf(one), one]));
  for (const { transactionCalls = [] } of map.functions) {
    for (const callee of transactionCalls) opened.add(callee);
  }
  // What is added while the set is gone through is gone through too.
  for (const start of opened) {
    for (const callee of functions.get(start)?.calls ?? []) opened.add(callee);
  }
  return (one) => opened.has(startOf(one));
}

function startsOf(
  files: Knowledge["files"],
  uriOf: Knowledge["uriOf"],
  isMeant: (one: Definition, file: FileFacts) => boolean,
): Set<string> {
  return new Set(
    [...files.values()].flatMap((file) =>
      file.definitions
        .filter((one) => isMeant(one, file))
        .map(({ range }) => startOf({ uri: uriOf(file.path), range })),
    ),
  );
}

const isOpening = ({ decorators = [] }: Definition): boolean =>
  decorators.some((name) => opens.test(name));

function isOfOne(
  { kind, scope }: Definition,
  { definitions }: FileFacts,
  classes: ReadonlySet<string>,
): boolean {
  const around = definitions[scope];
  if (kind !== "method" || around === undefined) return false;
  return isOpening(around) || inherited(around).some((name) => classes.has(name));
}

/** By their names: what such a class's subclasses do is in a transaction too. */
function transactionalClasses(files: Knowledge["files"]): ReadonlySet<string> {
  const all = [...files.values()].flatMap(({ definitions }) => definitions);
  const marked = all.filter((one) => /class|type/.test(one.kind) && isOpening(one));
  return new Set(marked.map(({ name }) => name));
}

const inherited = ({ bases = [] }: Definition): readonly string[] =>
  bases.map((base) => wordsOf(base).replace(/^.*\./, ""));
