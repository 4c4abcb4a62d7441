import assert from "node:assert/strict";
import { Uri, workspace } from "vscode";
import { commands } from "../../src/manifest.ts";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import { until } from "../support/until.ts";
import { claim, openReviewing } from "./reviewing.ts";
import type { Reviewing } from "./reviewing.ts";

describe("The fixes of a review", () => {
  let reviewing: Reviewing;
  before(async () => {
    reviewing = await openReviewing();
  });
  after(async () => {
    await reviewing.close();
  });

  it("are tried in memory: one that parses is told from one that does not", async () => {
    const file = "src/trial.ts";
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder !== undefined);
    const uri = Uri.joinPath(folder.uri, file);
    const text = "export function pay(id: number) {\n  return charge(id);\n}\n";
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const withFix = (title: string, newText: string) =>
      claim(file, "  return charge(id);", {
        title,
        fix: { title, edits: [{ file, oldText: "  return charge(id);", newText }] },
      });
    reviewing.claude.answer = () =>
      findingsAnswer([
        withFix("Sound", "  return charge(id, { retry: false });"),
        withFix("Broken", "  return charge(id, { retry: false );"),
      ]);

    const result = await reviewing.review(commands.reviewFile, uri);
    assert.equal(result.findings.length, 2);
    const trials = await until(async () => {
      const found = (await reviewing.findings()).filter((one) => one.uri === uri.toString());
      const told = found.map(({ title, fix }) => `${title} ${fix?.trial}`);
      return told.every((one) => !one.endsWith("undefined")) && told;
    });

    assert.deepEqual(trials.toSorted(), ["Broken breaks", "Sound parses"]);
  });
});
