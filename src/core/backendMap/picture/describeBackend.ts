import { codeName, plainLine } from "../../plainLine.ts";
import type { BackendMap, EntryPoint } from "../backendMap.ts";
import { createReach } from "../reach.ts";
import { drawFlow } from "./drawFlow.ts";
import type { Drawing } from "./drawFlow.ts";
import { drawPath } from "./drawPath.ts";
import { drawTables } from "./drawTables.ts";
import { entryLines } from "./entryRows.ts";
import type { PathOf } from "./factWords.ts";
import { counted, entryTitle, neighbourWords, placeName, queryWords } from "./factWords.ts";
import type { EntryGroup } from "./groupEntryPoints.ts";
import { groupEntryPoints } from "./groupEntryPoints.ts";
import type { Reached } from "./reachedBy.ts";

/** Lists in the document are cut there; the view has all. */
const most = { routes: 40, names: 60, gaps: 40, reached: 12 };

/** The whole map as a Markdown document with Mermaid pictures. */
export function describeBackend(map: BackendMap, title: string, pathOf: PathOf): string {
  const groups = groupEntryPoints(map.entryPoints);
  const reach = createReach(map);
  const flow = drawFlow(map, groups, reach);
  return sections([
    `# Backend of ${plainLine(title)}`,
    countsOf(map),
    flow === undefined ? "" : `## From entry points to stores\n\n${legend}\n\n${drawn(flow)}`,
    reachedTable(flow?.reached ?? []),
    map.tables.length === 0 ? "" : `## Tables\n\n${drawTables(map.tables).map(drawn).join("\n\n")}`,
    groups.length === 0 ? "" : `## Entry points`,
    ...groups.flatMap((group) => groupSections(group, 3, pathOf)),
    neighbourSection(map),
    gapSection(map, pathOf),
  ]);
}

/** One entry point with its path through the code. */
export function describeEntryPoint(map: BackendMap, entry: EntryPoint, pathOf: PathOf): string {
  const reach = createReach(map);
  const steps = reach(entry);
  const places = steps.slice(0, most.names).map((step) => {
    const name = step.function.name === "" ? "handler" : step.function.name;
    const queries = step.queries.map((query) => `\n   - ${plainLine(queryWords(query))}`).join("");
    return `1. ${codeName(name)} ${codeName(placeName(step.function, pathOf))}${queries}`;
  });
  const [, ...facts] = entryLines(entry, pathOf);
  return sections([
    `# ${plainLine(entryTitle(entry))}`,
    facts.map((line) => `- ${plainLine(line, 300)}`).join("\n"),
    steps.length === 0
      ? "Its handler could not be found, so its path is not known."
      : `## Its path through the code\n\n${drawn(drawPath(entry, reach))}\n\n${places.join("\n")}`,
  ]);
}

const legend =
  "A thick arrow writes, a thin one reads, a dotted one calls out. In brackets: how many entry points.";

function sections(all: readonly string[]): string {
  return `${all.filter(Boolean).join("\n\n")}\n`;
}

function countsOf({ entryPoints, tables, queries, neighbours, unresolved }: BackendMap): string {
  const counts = [
    counted(entryPoints.length, "entry point"),
    counted(tables.length, "table"),
    counted(queries.length, "query"),
    counted(new Set(neighbours.map(({ kind, name }) => `${kind} ${name}`)).size, "neighbour"),
  ];
  const gaps = unresolved.length === 0 ? "" : ` Not resolved: ${unresolved.length}.`;
  return `${counts.join(" · ")}.${gaps} Read from the code on this machine; nothing was sent.`;
}

function drawn({ block, remainder }: Drawing): string {
  return remainder === "" ? block : `${block}\n\n*${remainder}*`;
}

/** What a picture of many arrows would only hide. */
function reachedTable(reached: readonly Reached[]): string {
  if (reached.length === 0) return "";
  const rows = reached.map(({ group, arrows }) => {
    const cells = (["writes", "reads", "calls"] as const).map((kind) => {
      const of = arrows.filter((arrow) => arrow.kind === kind);
      const names = of.toSorted((a, b) => b.entries - a.entries).map(({ to }) => to);
      const left = names.length - most.reached;
      return `${names.slice(0, most.reached).map(cell).join(" ")}${left > 0 ? ` and ${left} more` : ""}`;
    });
    return `| ${plainLine(group.name)} (${group.entries.length}) | ${cells.join(" | ")} |`;
  });
  return `| entry points | writes | reads | calls |\n| --- | --- | --- | --- |\n${rows.join("\n")}`;
}

/** A heading for each group and each part of it, so that the preview's search and outline find them. */
function groupSections(group: EntryGroup, level: number, pathOf: PathOf): readonly string[] {
  const heading = `${"#".repeat(Math.min(level, 6))} ${plainLine(group.name)} (${group.entries.length})`;
  return [
    heading,
    routeTable(group.own, pathOf),
    ...group.groups.flatMap((one) => groupSections(one, level + 1, pathOf)),
  ];
}

function routeTable(entries: readonly EntryPoint[], pathOf: PathOf): string {
  if (entries.length === 0) return "";
  const shown = entries.slice(0, most.routes);
  const rows = shown.map((entry) => {
    const guards = entry.guards.map(cell).join(" ");
    return `| ${cell(entryTitle(entry))} | ${guards} | ${cell(placeName(entry.handler ?? entry.declared, pathOf))} |`;
  });
  const left = entries.length - shown.length;
  const remainder =
    left === 0 ? "" : `\n\n*Not listed here: ${left} more; the Backend view has all.*`;
  return `| entry point | guards | handler |\n| --- | --- | --- |\n${rows.join("\n")}${remainder}`;
}

/** In a table a bar ends the cell even in code. */
function cell(name: string): string {
  return codeName(name.replaceAll("|", "¦"));
}

function neighbourSection({ neighbours }: BackendMap): string {
  if (neighbours.length === 0) return "";
  const kinds = [...Map.groupBy(neighbours, ({ kind }) => kind)].map(([kind, all]) => {
    const names = [...new Set(all.map(({ name }) => name))].toSorted();
    const left = names.length - most.names;
    const more = left > 0 ? ` and ${left} more` : "";
    return `- ${neighbourWords[kind]}: ${names.slice(0, most.names).map(codeName).join(", ")}${more}`;
  });
  return `## Neighbours\n\n${kinds.join("\n")}`;
}

function gapSection({ unresolved }: BackendMap, pathOf: PathOf): string {
  if (unresolved.length === 0) return "";
  const shown = unresolved
    .slice(0, most.gaps)
    .map((gap) => `- ${plainLine(gap.why)} ${codeName(placeName(gap, pathOf))}`);
  const left = unresolved.length - shown.length;
  const more = left === 0 ? "" : `\n\n*Not listed here: ${left} more.*`;
  return `## Not resolved\n\n${shown.join("\n")}${more}`;
}
