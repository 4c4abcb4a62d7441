import type { BackendMap } from "../../backendMap/backendMap.ts";
import type { Files } from "../../ports.ts";
import { plainName } from "../../backendMap/picture/factWords.ts";
import type { Custom } from "../neighbourhood/customsOf.ts";
import { packagesUsed } from "./packagesUsed.ts";
import type { ShownSources } from "./shownSources.ts";

/** One paragraph on how this backend is built, from its manifests and the map. */
export async function stackProfile(
  path: string,
  { map, customs }: { readonly map: BackendMap; readonly customs: readonly Custom[] },
  files: Pick<Files, "uriOf">,
  sources: ShownSources,
): Promise<readonly string[]> {
  const lines = [await packagesUsed(path, files, sources), countsOf(map)];
  return [...lines, ...(await customLines(customs, files, sources))].filter(Boolean);
}

function countsOf({ entryPoints, tables, queries }: BackendMap): string {
  const writes = queries.filter((one) => one.writes.length > 0);
  const inTransaction = writes.filter((one) => one.inTransaction).length;
  const routed = entryPoints.filter(({ kind }) => kind === "http");
  const guarded = routed.filter(({ guards }) => guards.length > 0);
  const routes = routed.length;
  const stacks = [...new Set(routed.map(({ stack }) => stack))].join(", ");
  return [
    routes === 0
      ? ""
      : `${routes} HTTP routes of ${stacks}, ${guarded.length} of them behind a guard or middleware`,
    tables.length === 0 ? "" : `${tables.length} tables`,
    writes.length === 0
      ? ""
      : `${inTransaction} of ${writes.length} writing queries in a transaction`,
  ]
    .filter(Boolean)
    .join("; ");
}

/** How errors, logging and transactions are done, a line each. */
async function customLines(
  customs: readonly Custom[],
  files: Pick<Files, "uriOf">,
  sources: ShownSources,
): Promise<readonly string[]> {
  const lines = await Promise.all(
    customs.map(async ({ what, name, uses, path, line = 0 }) => {
      const uri = path === undefined ? undefined : files.uriOf(path);
      const isShown = uri !== undefined && (await sources.mayShow(uri));
      if (path !== undefined && !isShown) return "";
      const place = path === undefined ? "" : ` (${path}:${line + 1})`;
      return `${what}: ${plainName(name)}${place}, ${uses} ${uses === 1 ? "use" : "uses"}`;
    }),
  );
  return lines.filter(Boolean);
}
