import { Uri } from "vscode";
import type { Files } from "../../core/ports.ts";
import { listFolder } from "./listFolder.ts";
import { createReadRuleFiles } from "./readRuleFiles.ts";
import { createReadRulesIn } from "./rulesIn.ts";
import { createWithheld } from "./withheld.ts";
import type { ReadExclude } from "./withheld.ts";

/** What asks the rules about files, over rule files that are kept while they do not change. */
export function createFileRules(exclude: ReadExclude): Pick<Files, "withheld" | "list"> {
  const readRuleFiles = createReadRuleFiles();
  const readRulesIn = createReadRulesIn(exclude, readRuleFiles);
  return {
    withheld: createWithheld(exclude, readRuleFiles),
    list: (uri, signal) => listFolder(Uri.parse(uri), readRulesIn, signal),
  };
}
