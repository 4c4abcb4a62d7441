import type * as vscode from "vscode";
import type { Range } from "../core/findings/finding.ts";

/** VS Code's range as plain data. */
export function fromRange({ start, end }: vscode.Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
