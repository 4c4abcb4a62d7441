import type { BackendMap, EntryPoint, MapPlace, Operation } from "../../backendMap/backendMap.ts";
import { startOf } from "../../backendMap/facts/startOf.ts";
import { entryTitle, plainName } from "../../backendMap/picture/factWords.ts";
import type { Part } from "../../prompt/prompt.ts";
import { factsPart } from "./factsPart.ts";
import type { ShownSources } from "./shownSources.ts";
import type { Touched } from "./touched.ts";

const mostOperations = 2;
const mostOperationLines = 24;

/**
 * What the contract says of the routes: as the file writes it, so that it can be quoted, or in a few
 * words where that is long.
 */
export async function contractParts(
  { handled, reaching }: Touched,
  map: BackendMap,
  sources: ShownSources,
): Promise<readonly Part[]> {
  const places = new Map(
    [...handled, ...reaching].flatMap((entry) => {
      const place = contractOf(entry, map);
      return place === undefined ? [] : [[startOf(place), { place, title: entryTitle(entry) }]];
    }),
  );
  const parts = await Promise.all(
    [...places].slice(0, mostOperations).map(async ([at, { place, title }]) => {
      const { uri, range } = place;
      const source = await sources.read(uri);
      if (source === undefined) return [];
      const { start } = range;
      const end = Math.max(range.end.line + 1, blockEnd(source.lines, start.line));
      const last = Math.min(end, start.line + mostOperationLines);
      const why = `what the contract promises of ${title}`;
      const { path, languageId } = source.file;
      const operation = last < end ? map.operations?.find((one) => startOf(one) === at) : undefined;
      if (operation !== undefined) {
        return [factsPart(`contract, ${path}:${start.line + 1}`, promised(operation), why)];
      }
      const text = source.lines.slice(start.line, last).join("");
      return [{ uri, path, text, startLine: start.line, languageId, why, numbered: true }];
    }),
  );
  return parts.flat();
}

/** A mark for what need not be there. */
function promised({ parameters, body, roles, incomplete = [] }: Operation): readonly string[] {
  const named = (some: readonly { readonly name: string; readonly required: boolean }[]): string =>
    some.map(({ name, required }) => `${plainName(name)}${required ? "" : "?"}`).join(", ");
  const places = [...Map.groupBy(parameters, (one) => one.in)].map(
    ([where, some]) => `in ${where}: ${named(some)}`,
  );
  return [
    ...places,
    ...(body === undefined ? [] : [`body: ${named(body)}`]),
    ...(roles === undefined ? [] : [`roles: ${roles.map((one) => plainName(one)).join(", ")}`]),
    ...incomplete.map((what) => `more of its ${what} may stand elsewhere`),
  ];
}

/** Where lines end that stand deeper than the first. */
function blockEnd(lines: readonly string[], first: number): number {
  const depthOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;
  const own = depthOf(lines[first] ?? "");
  const end = lines.findIndex(
    (line, at) => at > first && line.trim() !== "" && depthOf(line) <= own,
  );
  return end < 0 ? lines.length : end;
}

/** What of a contract describes an entry point, if any file promises it. */
function contractOf(entry: EntryPoint, map: BackendMap): MapPlace | undefined {
  return entry.contract ?? operationOf(entry, map);
}

export function operationOf(entry: EntryPoint, map: BackendMap): Operation | undefined {
  if (entry.path === undefined) return undefined;
  const wanted = shapeOf(entry.path);
  return map.operations?.find(
    ({ method, path, bases }) =>
      method === entry.method &&
      ["", ...bases].some((base) => shapeOf(`${base}${path}`) === wanted),
  );
}

/** A path without the names of its parameters. */
function shapeOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}").replace(/(?<=.)\/$/, "");
}
