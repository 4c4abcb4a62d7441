import type { EntryPoint } from "../backendMap.ts";
import type { PathOf } from "./factWords.ts";
import { entryTitle, placeName, plainName } from "./factWords.ts";
import type { EntryGroup } from "./groupEntryPoints.ts";
import { groupEntryPoints } from "./groupEntryPoints.ts";
import type { MapRow } from "./mapRow.ts";

/** The entry points in their groups. */
export function entryRows(entries: readonly EntryPoint[], pathOf: PathOf): readonly MapRow[] {
  const groups = groupEntryPoints(entries);
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return below(only, "", pathOf);
  return groups.map((group) => groupRow(group, "", pathOf));
}

function groupRow(group: EntryGroup, above: string, pathOf: PathOf): MapRow {
  const id = `${above}group ${group.name} `;
  return {
    id,
    kind: "group",
    label: plainName(group.name),
    description: String(group.entries.length),
    tooltip: [`${plainName(group.name)}: ${group.entries.length}`],
    children: () => below(group, id, pathOf),
  };
}

function below(group: EntryGroup, above: string, pathOf: PathOf): readonly MapRow[] {
  return [
    ...group.groups.map((one) => groupRow(one, above, pathOf)),
    ...group.own.map((one) => entryRow(one, pathOf)),
  ];
}

function entryRow(entry: EntryPoint, pathOf: PathOf): MapRow {
  const { declared, handler, guards, unresolved } = entry;
  const known = guards.map((one) => plainName(one)).join(", ");
  const marks = [known, unresolved === undefined ? "" : "path not wholly known"];
  return {
    id: entryId(entry),
    kind: "entryPoint",
    label: entryTitle(entry),
    description: marks.filter(Boolean).join(" · "),
    tooltip: entryLines(entry, pathOf),
    place: handler ?? declared,
    ...(handler !== undefined && { declared }),
  };
}

/** One route can be declared in several places, and one place can declare several routes. */
export function entryId(entry: EntryPoint): string {
  const { uri, range } = entry.declared;
  return `entry ${entryTitle(entry)} ${uri} ${range.start.line}:${range.start.character}`;
}

/** All that is known of an entry point, a line each. */
export function entryLines(entry: EntryPoint, pathOf: PathOf): readonly string[] {
  const { stack, handler, handlerName, declared, contract, guards } = entry;
  const { schema, responses, unresolved } = entry;
  const at = handler === undefined ? "" : placeName(handler, pathOf);
  const named = handlerName === undefined ? "" : plainName(handlerName);
  const handled = [named, at].filter(Boolean).join(", ");
  return [
    `${entryTitle(entry)} · ${plainName(stack)}`,
    guards.length === 0 ? "" : `Guards: ${guards.map((one) => plainName(one)).join(", ")}`,
    schema === undefined ? "" : `Validated by: ${plainName(schema)}`,
    responses === undefined ? "" : `Answers: ${responses.join(", ")}`,
    handled === "" ? "Handler: not resolved" : `Handler: ${handled}`,
    `Declared: ${placeName(declared, pathOf)}`,
    contract === undefined ? "" : `Promised: ${placeName(contract, pathOf)}`,
    unresolved === undefined ? "" : `Not computed: ${plainName(unresolved)}`,
  ].filter(Boolean);
}
