import { Uri } from "vscode";
import { readRules } from "../../core/context/rules/readRules.ts";
import type { RuleFile, Rules } from "../../core/context/rules/readRules.ts";
import { ruleFilesFor } from "../../core/context/rules/ruleFiles.ts";
import { bytesAt, entryAt } from "./disk.ts";

/** Reads the rules that concern a path below a folder: those that changed anew, the others not. */
export type ReadRuleFiles = (folder: Uri, path: readonly string[]) => Promise<readonly Rules[]>;

/** One byte more than a rule file may have: whatever is larger closes its folder unread. */
const tooMany = 256 * 1024 + 1;
const mostKept = 2000;

interface Kept {
  /** Time of change and size; what differs is read again. */
  readonly stamp: string;
  readonly rules: Rules;
}

export function createReadRuleFiles(): ReadRuleFiles {
  const kept = new Map<string, Kept>();
  const keep = (key: string, one: Kept): Rules => {
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, one);
    return one.rules;
  };

  const read = async (folder: Uri, path: string): Promise<Rules | undefined> => {
    const uri = Uri.joinPath(folder, path);
    const key = uri.toString();
    const found = await entryAt(uri);
    if (found === "absent") return undefined;
    if (found === "unreadable" || !found.isFile) return readRules({ path, bytes: "unreadable" });
    const known = kept.get(key);
    if (known?.stamp === found.stamp) return known.rules;
    const bytes = await bytesOf(uri, found.size);
    const rules = readRules({ path, bytes });
    return bytes === "unreadable" ? rules : keep(key, { stamp: found.stamp, rules });
  };

  return async (folder, path) => {
    const all = await Promise.all(ruleFilesFor(path).map((file) => read(folder, file)));
    return all.filter((rules) => rules !== undefined);
  };
}

async function bytesOf(uri: Uri, size: number): Promise<RuleFile["bytes"]> {
  if (size >= tooMany) return new Uint8Array(tooMany);
  try {
    return await bytesAt(uri);
  } catch {
    return "unreadable";
  }
}
