import { Uri } from "vscode";
import { excludeRules } from "../../core/context/rules/excludeRules.ts";
import { withheldBy } from "../../core/context/rules/ignoreRules.ts";
import type { Files, Withheld } from "../../core/ports.ts";
import { versionOf } from "../git/versionUri.ts";
import { createReadRuleFiles } from "./readRuleFiles.ts";
import type { ReadRuleFiles } from "./readRuleFiles.ts";
import { realPlace } from "./realPlace.ts";
import { ruleBases } from "./ruleBases.ts";
import { segmentsOf } from "./segmentsOf.ts";

export type ReadExclude = (uri: Uri) => readonly string[];

/**
 * Asks the rule files around a file, the `exclude` setting and the built-in list. A link is asked
 * by its own name and by the name of what it leads to.
 */
export function createWithheld(
  exclude: ReadExclude,
  readRuleFiles = createReadRuleFiles(),
): Files["withheld"] {
  return async (uri, signal) => {
    signal.throwIfAborted();
    const named = parse(uri);
    if (named === undefined) return { strength: "ignored", rule: "the rule that files have a URI" };
    const real = await linkedPlace(named);
    const places = real === undefined ? [named] : [named, real];
    const said = await Promise.all(
      places.map((place) => ask(place, exclude(named), readRuleFiles)),
    );
    signal.throwIfAborted();
    return strictest(said);
  };
}

function parse(uri: string): Uri | undefined {
  try {
    const place = Uri.parse(uri, true);
    // What holds for a file holds for every version of it.
    return versionOf(place)?.file ?? place;
  } catch {
    return undefined;
  }
}

async function ask(
  uri: Uri,
  globs: readonly string[],
  readRuleFiles: ReadRuleFiles,
): Promise<Withheld | undefined> {
  const bases = await ruleBases(uri);
  const excluded = excludeRules(globs);
  const said = await Promise.all(
    bases.map(async ({ folder, path }) =>
      withheldBy(path, [...(await readRuleFiles(folder, path)), excluded]),
    ),
  );
  // Without a folder there is nobody to ask but the built-in list and the user's own globs.
  return strictest([...said, withheldBy(segmentsOf(uri), bases.length === 0 ? [excluded] : [])]);
}

async function linkedPlace(uri: Uri): Promise<Uri | undefined> {
  try {
    const real = await realPlace(uri);
    return real?.toString() === uri.toString() ? undefined : real;
  } catch {
    // Nothing is there to be read either.
    return undefined;
  }
}

/** What keeps a file here in any case, before what the user can overrule. */
export function strictest(said: readonly (Withheld | undefined)[]): Withheld | undefined {
  return said.find((one) => one?.strength === "ignored") ?? said.find((one) => one !== undefined);
}
