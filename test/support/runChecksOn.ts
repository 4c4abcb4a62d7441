import { buildBackendMap } from "../../src/core/backendMap/buildBackendMap.ts";
import { checks } from "../../src/core/backendMap/checks/checks.ts";
import { runLocalChecks } from "../../src/core/backendMap/checks/runLocalChecks.ts";
import { factsOf } from "./mapFolder.ts";

/** What the local checks say of a folder, a line each: "query-in-loop src/a.ts:3 One query …"; hints begin with "?". */
export async function runChecksOn(folder: string): Promise<readonly string[]> {
  const files = await factsOf(folder);
  const uriOf = (path: string): string => path;
  const map = buildBackendMap(files, uriOf);
  return runLocalChecks({ map, files, uriOf }, checks, undefined).map(
    ({ check, uri, range, title, isHint }) =>
      `${isHint ? "? " : ""}${check} ${uri}:${range.start.line + 1} ${title}`,
  );
}
