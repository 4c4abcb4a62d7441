import fs from "node:fs";
import path from "node:path";
import { gatherBackend } from "../../src/core/context/backend/gatherBackend.ts";
import { linesOf } from "../../src/core/context/lines.ts";
import { outlineOf } from "../../src/core/context/terms/outline.ts";
import type { TextFile } from "../../src/core/ports.ts";
import type { Part } from "../../src/core/prompt/prompt.ts";
import { folderBackend } from "../support/folderBackend.ts";
import { folderFiles } from "../support/folderFiles.ts";
import { folder as root } from "../support/memoryFiles.ts";
import type { Figure } from "./figure.ts";

interface Case {
  readonly workspace: string;
  readonly file: string;
  readonly definition: string;
  readonly wanted: string;
}

const workspaces = path.resolve(import.meta.dirname, "../workspaces");
const budget = 2000;
const goal = 0.95;

/** Of facts that decide about a piece of code of the fixtures, the share that would go along with it. */
export async function measureContextCases(): Promise<Figure> {
  const cases = readCases();
  const missed: Case[] = [];
  for (const [workspace, some] of Map.groupBy(cases, (one) => one.workspace)) {
    const isIn = await openWorkspace(workspace);
    for (const one of some) if (!(await isIn(one))) missed.push(one);
  }
  for (const { workspace, file, definition, wanted } of missed) {
    console.log(`        not in: ${workspace}/${file} ${definition}: ${wanted}`);
  }
  const value = 1 - missed.length / cases.length;
  const name = `deciding facts that go along, ${cases.length} cases of the fixtures`;
  return { name, value, unit: "", goal: `≥ ${goal}`, met: value >= goal };
}

function readCases(): readonly Case[] {
  const text = fs.readFileSync(path.join(import.meta.dirname, "context/cases.txt"), "utf8");
  return text.split("\n").flatMap((line) => {
    if (line.startsWith("#") || line.trim() === "") return [];
    const [workspace = "", place = "", ...wanted] = line.split(/ (?<!\\)\| /);
    const [file = "", definition = ""] = place.split(" # ");
    return [{ workspace, file, definition, wanted: wanted.join(" | ") }];
  });
}

async function openWorkspace(name: string): Promise<(one: Case) => Promise<boolean>> {
  const own = path.join(workspaces, name);
  const folder = fs.existsSync(own) ? own : path.join(workspaces, "stacks", name);
  const files = folderFiles(folder);
  const backend = await folderBackend(folder, (file) => root + file);
  const { signal } = new AbortController();
  return async ({ file, definition, wanted }) => {
    const read = await files.read(root + file, "part", signal);
    if (read.kind !== "text") throw new Error(`There is no ${name}/${file}.`);
    const reviewed = [partOf(read, definition)];
    const parts = await gatherBackend(
      { reviewed, context: [], budget },
      { files, backend },
      signal,
    );
    const text = parts.map((part) => `${part.path} ${part.why}\n${part.text}`).join("\n");
    return patternOf(wanted).test(text);
  };
}

function partOf({ uri, path: name, text, languageId }: TextFile, definition: string): Part {
  const lines = linesOf(text);
  const found =
    definition === ""
      ? { start: 0, end: lines.length }
      : outlineOf(lines, languageId).find((one) => one.name.endsWith(definition));
  if (found === undefined) throw new Error(`${name} has no ${definition}.`);
  const { start, end } = found;
  const why = "under review";
  return {
    uri,
    path: name,
    text: lines.slice(start, end).join(""),
    startLine: start,
    languageId,
    why,
    numbered: true,
  };
}

/** As it stands, but for brackets and bars that are escaped. */
function patternOf(wanted: string): RegExp {
  return new RegExp(wanted.replaceAll(/(?<!\\)[(){}.?+*]/g, "\\$&"));
}
