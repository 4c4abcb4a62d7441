import assert from "node:assert/strict";
import path from "node:path";
import { gatherAround } from "../../../src/core/context/gatherAround.ts";
import { partTokens } from "../../../src/core/context/fitBudget.ts";
import type { Part } from "../../../src/core/prompt/prompt.ts";
import { folderBackend } from "../../support/folderBackend.ts";
import { folderFiles } from "../../support/folderFiles.ts";
import { folder } from "../../support/memoryFiles.ts";

const shop = path.resolve(import.meta.dirname, "../../workspaces/shop");
const { signal } = new AbortController();
const settings = { maxContextTokens: 60_000, reviewDepth: "standard" } as const;

describe("the room beside a change", () => {
  it("is small for a large change, and not for a small one in a long function", async () => {
    const files = folderFiles(shop);
    const backend = await folderBackend(shop, (file) => folder + file);
    const uri = `${folder}src/routes/orders.ts`;
    const read = await files.read(uri, "whole", signal);
    if (read.kind !== "text") throw new Error("There are no orders.");
    const text = read.text + "// What the shop promises of an order.\n".repeat(400);
    const count = text.split("\n").length;
    const tokensBeside = async (lines: readonly number[]): Promise<number> => {
      const marks = { sign: "+", lines: new Set(lines) } as const;
      const { path: name, languageId } = read;
      const whole: Part = {
        uri,
        path: name,
        text,
        startLine: 0,
        languageId,
        why: "under review",
        numbered: true,
        marks,
      };
      const gathered = {
        reviewed: [whole],
        context: [],
        scope: "the changes",
        versions: new Map(),
        notReviewed: [],
        allowed: new Set<string>(),
      };
      const ports = { files, backend, settings, model: { maxInputTokens: 200_000 } };
      const { parts } = await gatherAround(gathered, ports, signal);
      return parts.reduce((sum, part) => sum + partTokens(part), 0);
    };

    const few = await tokensBeside([73, 74, 75]);
    const many = await tokensBeside([...Array(count).keys()]);

    assert.ok(few > 4000, `${few}`);
    assert.ok(many < 400, `${many}`);
  });
});
