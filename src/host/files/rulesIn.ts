import { Uri } from "vscode";
import { excludeRules } from "../../core/context/rules/excludeRules.ts";
import { folderWithheldBy, withheldBy } from "../../core/context/rules/ignoreRules.ts";
import type { Rules } from "../../core/context/rules/readRules.ts";
import type { Withheld } from "../../core/ports.ts";
import type { ReadRuleFiles } from "./readRuleFiles.ts";
import { ruleBases } from "./ruleBases.ts";
import { strictest } from "./withheld.ts";
import type { ReadExclude } from "./withheld.ts";

/** The rules about what one folder holds, read once for all of it. */
export interface RulesIn {
  file(name: string): Withheld | undefined;
  /** Which rule withholds all that a folder in it holds. */
  folder(name: string): Withheld | undefined;
}

export type ReadRulesIn = (folder: Uri) => Promise<RulesIn>;

/** The same rules that `Files.withheld` asks file by file, by name alone: links are not followed. */
export function createReadRulesIn(exclude: ReadExclude, readRuleFiles: ReadRuleFiles): ReadRulesIn {
  return async (folder) => {
    const bases = await ruleBases(Uri.joinPath(folder, "any"));
    const excluded = excludeRules(exclude(folder));
    const asked = await Promise.all(
      bases.map(async ({ folder: base, path }) => ({
        way: path.slice(0, -1),
        rules: [...(await readRuleFiles(base, path)), excluded],
      })),
    );
    const ask = (name: string, by: AskRules): Withheld | undefined =>
      strictest(asked.map(({ way, rules }) => by([...way, name], rules)));
    return {
      file: (name) => ask(name, withheldBy),
      folder: (name) => ask(name, folderWithheldBy),
    };
  };
}

type AskRules = (path: readonly string[], rules: readonly Rules[]) => Withheld | undefined;
