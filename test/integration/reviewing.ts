import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Finding } from "../../src/core/findings/finding.ts";
import type { ReviewResult } from "../../src/core/reviewEvent.ts";
import { commands, extensionId } from "../../src/manifest.ts";
import type { RecordedRequest } from "../fakeClaude/recordedRequest.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { until } from "../support/until.ts";

/** The extension as a user with a key has it, its requests going to a server of the tests. */
export interface Reviewing {
  readonly claude: FakeClaude;
  /** Runs a review command as a task or another extension does. */
  review(command: string, ...args: readonly unknown[]): Promise<ReviewResult>;
  findings(): Promise<readonly Finding[]>;
  /** The request that will be, or was, the messages request of this index. */
  message(index: number): Promise<RecordedRequest>;
  close(): Promise<void>;
}

export async function openReviewing(): Promise<Reviewing> {
  const rejections: unknown[] = [];
  const note = (reason: unknown): void => {
    if (reason instanceof Error && reason.stack?.includes("/dist/")) rejections.push(reason.stack);
  };
  process.on("unhandledRejection", note);
  process.env["ANTHROPIC_API_KEY"] = testKey;
  const claude = await startFakeClaude({ port: Number(process.env["FAKE_CLAUDE_PORT"]) });
  await vscode.extensions.getExtension(extensionId)?.activate();
  return {
    claude,
    review: async (command, ...args) => {
      const result = await vscode.commands.executeCommand<ReviewResult>(command, ...args);
      assert.deepEqual(JSON.parse(JSON.stringify(result)), result, "the result is no plain JSON");
      return result;
    },
    findings: async () => vscode.commands.executeCommand<readonly Finding[]>(commands.findings),
    message: (index) => until(() => claude.messages()[index]),
    close: async () => {
      await forgetFindings();
      delete process.env["ANTHROPIC_API_KEY"];
      await claude.close();
      process.off("unhandledRejection", note);
      assert.deepEqual(rejections, [], "a promise was rejected and nobody looked");
    },
  };
}

/** Leaves no finding behind, not even a dismissed one. */
export async function forgetFindings(): Promise<void> {
  const all = await vscode.commands.executeCommand<readonly Finding[]>(commands.findings);
  if (all.some(({ state }) => state === "dismissed")) {
    await vscode.commands.executeCommand(commands.restoreFindings, { all: true });
  }
  await vscode.commands.executeCommand(commands.clearFindings);
}

/** A finding as Claude writes it, about one quote. */
export function claim(file: string, quote: string, more: object = {}): object {
  return {
    file,
    line: 1,
    quote,
    explanation: "The value is used as it came.",
    trigger: "GET /orders?customer=7",
    category: "consistency",
    severity: "high",
    title: `About ${quote.trim()}`,
    evidence: [],
    fix: null,
    ...more,
  };
}

/** What stands under a finding now, in the editor's own positions. */
export async function textUnder({ uri, range }: Finding): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const { start, end } = range;
  return document.getText(new vscode.Range(start.line, start.character, end.line, end.character));
}
