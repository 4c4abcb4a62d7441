import { Range as VscodeRange } from "vscode";
import type { Range } from "../core/findings/finding.ts";

export function toVscodeRange({ start, end }: Range): VscodeRange {
  return new VscodeRange(start.line, start.character, end.line, end.character);
}
