// Prints what the map knows of a folder: npm run map -- DIR [routes|entries|tables|queries|neighbours|unresolved|json]
import process from "node:process";
import { buildBackendMap } from "../src/core/backendMap/buildBackendMap.ts";
import {
  factsOf,
  neighbourLine,
  queryLine,
  routeLine,
  tableLine,
} from "../test/support/mapFolder.ts";

const [folder = ".", what = "routes"] = process.argv.slice(2);
const started = performance.now();
const facts = await factsOf(folder);
const read = performance.now();
const map = buildBackendMap(facts, (file) => file);
const linked = performance.now();

const lines: Readonly<Record<string, () => readonly string[]>> = {
  routes: () => map.entryPoints.filter(({ kind }) => kind === "http").map(routeLine),
  entries: () =>
    map.entryPoints
      .filter(({ kind }) => kind !== "http")
      .map(
        (one) =>
          `${one.kind} ${one.name ?? ""} @ ${one.declared.uri}:${one.declared.range.start.line + 1}`,
      ),
  tables: () => map.tables.map(tableLine),
  queries: () => map.queries.map(queryLine),
  neighbours: () => map.neighbours.map(neighbourLine),
  unresolved: () =>
    map.unresolved.map(({ uri, range, why }) => `${uri}:${range.start.line + 1} ${why}`),
  json: () => [JSON.stringify(map, null, 1)],
};
for (const line of lines[what]?.() ?? []) console.log(line);
console.error(
  `${facts.size} files read in ${Math.round(read - started)} ms, linked in ${Math.round(linked - read)} ms`,
);
