import { rulesOf, type Rules } from "./readRules.ts";

const settingName = "the setting “Exclude”";
const maxAlternatives = 256;

/**
 * The globs of the `exclude` setting as rules: `*`, `?`, `**`, `[a-z]` and `{a,b}`. One that has no
 * slash matches at every level; what matches a folder covers all of it.
 */
export function excludeRules(globs: readonly string[]): Rules {
  const patterns: string[] = [];
  for (const glob of globs) {
    const alternatives = expandBraces(glob.trim());
    if (alternatives === undefined) {
      return {
        ...rulesOf(settingName, []),
        closed: `${settingName}, whose “${glob}” is too complex`,
      };
    }
    patterns.push(...alternatives.flatMap(spellings));
  }
  return rulesOf(settingName, patterns);
}

/** As a rule of an ignore file, where `!` and `#` would mean something else; back-slashes both ways. */
function spellings(glob: string): readonly string[] {
  const bare = glob.replace(/^\.?\/(?=.*\/)/, "").replace(/^(?=[!#])/, "\\");
  if (bare === "") return [];
  return bare.includes("\\") ? [bare, glob.replaceAll("\\", "/")] : [bare];
}

/** `a.{ts,js}` as `a.ts` and `a.js`; undefined when there are too many. */
function expandBraces(glob: string): readonly string[] | undefined {
  const waiting = [glob];
  const done: string[] = [];
  while (waiting.length > 0) {
    if (waiting.length + done.length > maxAlternatives) return undefined;
    const next = waiting.pop() ?? "";
    const braces = /\{([^{}]*)\}/.exec(next);
    if (braces === null) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, braces.index);
    const after = next.slice(braces.index + braces[0].length);
    waiting.push(...(braces[1] ?? "").split(",").map((choice) => before + choice + after));
  }
  return done;
}
