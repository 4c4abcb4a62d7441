import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {
  buildBackendMap,
  createBackendLinker,
} from "../../../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../../../src/core/backendMap/facts/facts.ts";
import type { Linker } from "../../../../src/core/backendMap/link/createLinker.ts";
import { languageIdOf } from "../../../../src/core/backendMap/reading/languageIdOf.ts";
import { readFacts } from "../../../../src/core/backendMap/reading/readFacts.ts";
import { piecesOf } from "../../../../src/core/backendMap/upkeep/mapPieces.ts";
import type { MapPiece } from "../../../../src/core/backendMap/upkeep/mapPieces.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

const root = path.resolve(import.meta.dirname, "../../../workspaces/stacks");
const itself = (file: string): string => file;

type Texts = ReadonlyMap<string, string>;
type Facts = ReadonlyMap<string, FileFacts>;

describe("A map that is linked again after each edit", function () {
  this.timeout(240_000);

  for (const stack of [
    "express",
    "fastapi",
    "django",
    "chi",
    "spring",
    "nestjs",
    "rails",
    "laravel",
  ]) {
    it(`is the map built afresh, whatever the edits, in ${stack}`, async () => {
      await followsAnyEdits(textsOf(stack), 12);
    });
  }

  it("is the map built afresh where modules pass on all of others, in circles too", async () => {
    assert.deepEqual(
      buildBackendMap(await factsOf(passedOn), itself).entryPoints.map((one) => one.path),
      ["/shop/orders/{id}", "/shop/users"],
    );
    await followsAnyEdits(passedOn, 40);
  });

  it("says of a file whose names lead on without end that it was not linked to the end", async () => {
    const map = buildBackendMap(await factsOf(new Map([["src/riddle.js", riddle()]])), itself);

    assert.deepEqual(
      map.unresolved.map(({ uri }) => uri),
      ["src/riddle.js"],
    );
  });
});

async function followsAnyEdits(texts: Texts, numRuns: number): Promise<void> {
  const facts = await factsOf(texts);
  await fc.assert(
    fc.asyncProperty(fc.array(anEdit, { minLength: 1, maxLength: 8 }), async (edits) => {
      await followsEdits(edits, texts, facts);
    }),
    { numRuns, seed: 7 },
  );
}

const passedOn: Texts = new Map([
  [
    "src/app.ts",
    `import express from "express";
import { base, mount, orders, users as people } from "./features";
const app = express();
const server = app;
mount(server, base, orders);
server.use(base, people);
`,
  ],
  [
    "src/features/index.ts",
    `export * from "./orders";
export * from "./users";
export * from "a-package";
export * from "../mount";
`,
  ],
  [
    "src/features/orders/index.ts",
    `export * from "./router";
export * from "..";
`,
  ],
  [
    "src/features/orders/router.ts",
    `import { Router } from "express";
export const orders = Router();
orders.get("/orders/:id", (req, res) => res.end());
`,
  ],
  [
    "src/features/users.ts",
    `import { Router } from "express";
const router = Router();
router.get("/users", (req, res) => res.end());
export { router as users };
`,
  ],
  [
    "src/mount.ts",
    `export const base = "/shop";
export function mount(to, path, router) {
  const target = to;
  target.use(path, router);
}
`,
  ],
]);

/** Follows edits one after the other, each by its own link. */
async function followsEdits(edits: readonly Edit[], before: Texts, known: Facts): Promise<void> {
  const linker = createBackendLinker(itself);
  const pieces = new Map<string, MapPiece>();
  let [texts, facts] = [before, known];
  follow(linker, facts, pieces);
  for (const edit of edits) {
    const edited = edit(texts);
    facts = await factsOf(edited, texts, facts);
    texts = edited;
    follow(linker, facts, pieces);
    const afresh = buildBackendMap(facts, itself);
    assert.deepEqual(pieces, piecesOf(afresh));
    assert.deepEqual(linker.map(), afresh);
  }
}

/** Takes only what the linker says that it can be another. */
function follow(linker: Linker, facts: Facts, pieces: Map<string, MapPiece>): void {
  const steps = linker.link(facts);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  for (const uri of step.value) {
    const piece = linker.piece(uri);
    if (piece === undefined) pieces.delete(uri);
    else pieces.set(uri, piece);
  }
}

function textsOf(stack: string): Texts {
  const folder = path.join(root, stack);
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    files
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file !== "expected.json" && fs.statSync(path.join(folder, file)).isFile())
      .toSorted()
      .map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]),
  );
}

/** The same object where a text is the same. */
async function factsOf(texts: Texts, before?: Texts, known?: Facts): Promise<Facts> {
  const facts = new Map<string, FileFacts>();
  for (const [file, text] of texts) {
    const same = before?.get(file) === text ? known?.get(file) : undefined;
    const languageId = languageIdOf(file);
    if (languageId === undefined) continue;
    facts.set(file, same ?? (await readFacts({ path: file, languageId, text }, packagedGrammars)));
  }
  return facts;
}

type Edit = (texts: Texts) => Texts;

/** An edit of some file: which one, and where in it, is told by numbers that fit any workspace. */
const anEdit: fc.Arbitrary<Edit> = fc
  .tuple(
    fc.nat(),
    fc.nat(),
    fc.nat(),
    fc.constantFrom("a", "drop", "rename", "line", "twice", "swap", "word"),
  )
  .map(([which, where, other, kind]) => (texts) => {
    const names = [...texts.keys()];
    const name = names[which % names.length] ?? "";
    const text = texts.get(name) ?? "";
    const left = new Map([...texts].filter(([file]) => file !== name));
    if (kind === "drop" && names.length > 1) return left;
    if (kind === "rename") return new Map([...left, [name.replace(/(?=\.\w+$)/, "2"), text]]);
    return new Map([...texts, [name, editedBy(kind, text, where, other)]]);
  });

function editedBy(kind: string, text: string, where: number, other: number): string {
  const lines = text.split("\n");
  const [at, to] = [where % lines.length, other % lines.length];
  const [line = "", against = ""] = [lines[at], lines[to]];
  if (kind === "line") return lines.toSpliced(at, 1).join("\n");
  if (kind === "twice") return lines.toSpliced(to, 0, line).join("\n");
  if (kind === "swap") return lines.with(at, against).with(to, line).join("\n");
  if (kind === "word") return lines.with(at, line.replace(/\b[a-z]+(?=["'/])/, "other")).join("\n");
  return `\n${text}`;
}

/** Functions that give back what several calls of the next one give: more ways than anybody can go. */
function riddle(): string {
  const calls = (of: number): string => "`" + `\${f${of}(a)}`.repeat(8) + "`";
  const links = Array.from(
    { length: 10 },
    (_, at) => `function f${at}(a) { return ${calls(at + 1)}; }`,
  );
  const head = 'const app = require("express")();\nfunction f10(a) { return a; }\n';
  return `${head}${links.join("\n")}\napp.get(f0("/a"), (req, res) => res.end());\n`;
}
