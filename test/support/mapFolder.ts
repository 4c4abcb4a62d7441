import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { BackendMap, EntryPoint } from "../../src/core/backendMap/backendMap.ts";
import { buildBackendMap } from "../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../src/core/backendMap/facts.ts";
import { languageIdOf } from "../../src/core/backendMap/languageIdOf.ts";
import { readFacts } from "../../src/core/backendMap/readFacts.ts";
import { packagedGrammars } from "./packagedGrammars.ts";

/** The map of a folder, files named by their path in it. */
export async function mapFolder(folder: string): Promise<BackendMap> {
  return buildBackendMap(await factsOf(folder), (file) => file);
}

export async function factsOf(folder: string): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = new Map<string, FileFacts>();
  for (const file of filesOf(folder)) {
    const languageId = languageIdOf(file);
    if (languageId === undefined) continue;
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    facts.set(file, await readFacts({ path: file, languageId, text }, packagedGrammars));
  }
  return facts;
}

function filesOf(folder: string): readonly string[] {
  const isRepository = fs.existsSync(path.join(folder, ".git"));
  if (!isRepository) {
    return fs
      .globSync("**/*", { cwd: folder })
      .filter((file) => fs.statSync(path.join(folder, file)).isFile())
      .map((file) => file.replaceAll("\\", "/"))
      .toSorted();
  }
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: folder, encoding: "utf8" });
  return listed.split("\0").filter((file) => file !== "" && fs.existsSync(path.join(folder, file)));
}

/** A route in one line: "GET /a/{id} @ src/a.ts:3 -> src/b.ts:1 [guard]"; lines count from 1. */
export function routeLine({ method, path: route, declared, handler, guards }: EntryPoint): string {
  const place = (one: { uri: string; range: { start: { line: number } } }): string =>
    `${one.uri}:${one.range.start.line + 1}`;
  const to = handler === undefined ? "" : ` -> ${place(handler)}`;
  const behind = guards.length === 0 ? "" : ` [${guards.join(", ")}]`;
  return `${method} ${route} @ ${place(declared)}${to}${behind}`;
}
