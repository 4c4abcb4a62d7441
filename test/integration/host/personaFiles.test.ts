import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Memento } from "vscode";
import { builtInModels } from "../../../src/claude/builtInModels.ts";
import { chosenPersona, keepPersona, readPersonas } from "../../../src/host/personaChoice.ts";
import { createPersonaPorts } from "../../../src/host/personaPorts.ts";
import { statusPorts } from "../../../src/host/statusPorts.ts";
import { extensionId } from "../../../src/manifest.ts";
import { openFolder, outsideFolder } from "./scratch.ts";

function memoryMemento(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.get(key) ?? otherwise) as T,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

const reviewer = "---\nname: reviewer\ndescription: Reviews.\nmodel: haiku\n---\nYou review.\n";

describe("Personas of the workspace", () => {
  const folder = path.join(openFolder(), ".claude/agents");
  const extension = vscode.extensions.getExtension(extensionId)?.extensionUri;
  assert.ok(extension !== undefined);

  beforeEach(() => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "reviewer.md"), reviewer);
  });
  afterEach(() => {
    fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  });

  it("are read beside the built-in one, with the way to each", async () => {
    const personas = await readPersonas(extension);

    assert.deepEqual(
      personas.all.map(({ name, path: way }) => [name, way]),
      [
        ["backend-architect", "agents/backend-architect.md"],
        ["reviewer", ".claude/agents/reviewer.md"],
      ],
    );
  });

  it("answer only once they were chosen here, whatever the setting names", async () => {
    const personas = await readPersonas(extension);
    const memento = memoryMemento();
    const before = chosenPersona(personas, memento, "reviewer");
    await keepPersona(memento, "reviewer");

    const after = chosenPersona(personas, memento, "backend-architect");

    assert.equal(before.persona.name, "backend-architect");
    assert.match(before.sentence ?? "", /reviewer.*Choose Persona/);
    assert.equal(after.persona.name, "reviewer");
  });

  it("have their model named in the status bar once they are chosen, over a reload too", async () => {
    const context = { extensionUri: extension, workspaceState: memoryMemento() };
    const builtIn = createPersonaPorts(context);
    const key = {
      from: () => undefined,
      onDidChange: () => new vscode.Disposable(() => undefined),
    };
    let changes = 0;
    statusPorts(key, builtInModels, builtIn).onDidChange(() => (changes += 1));
    assert.match(statusPorts(key, builtInModels, builtIn).model(), /Sonnet/);

    await builtIn.keep("reviewer");

    assert.match(statusPorts(key, builtInModels, builtIn).model(), /Haiku/);
    assert.equal(changes, 1);
    assert.match(statusPorts(key, builtInModels, createPersonaPorts(context)).model(), /Haiku/);
    builtIn.dispose();
  });

  it("that are too large or linked from elsewhere do not answer", async () => {
    using outside = outsideFolder();
    outside.write("elsewhere.md", reviewer.replace("reviewer", "elsewhere"));
    fs.symlinkSync(path.join(outside.folder, "elsewhere.md"), path.join(folder, "elsewhere.md"));
    fs.writeFileSync(path.join(folder, "large.md"), reviewer + "x".repeat(70_000));

    const personas = await readPersonas(extension);

    assert.deepEqual(
      personas.all.map(({ name }) => name),
      ["backend-architect", "reviewer"],
    );
    assert.match(personas.problems[0]?.sentence ?? "", /large\.md: .*64 KB/);
  });
});
