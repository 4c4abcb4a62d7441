import type { Withheld } from "../../ports.ts";
import { isDenied } from "./denyList.ts";
import { bytesOf, type Rules } from "./readRules.ts";

/**
 * Which rule withholds a file, if any. The union of all: the built-in list, the AI ignore files and
 * the `exclude` setting first, git's last, because the user's word can overrule only those.
 *
 * @param path segments from the folder that the rules were read in. One that could lead elsewhere
 * is withheld.
 * @param rules of every file that `ruleFilesFor` names and that exists.
 */
export function withheldBy(path: readonly string[], rules: readonly Rules[]): Withheld | undefined {
  return ruledBy(path, rules, "file");
}

/**
 * Which rule withholds all that a folder holds. Without one its files are to be asked about one by
 * one, and may each be withheld.
 */
export function folderWithheldBy(
  path: readonly string[],
  rules: readonly Rules[],
): Withheld | undefined {
  return ruledBy(path, rules, "folder");
}

type Kind = "file" | "folder";

function ruledBy(
  path: readonly string[],
  rules: readonly Rules[],
  kind: Kind,
): Withheld | undefined {
  if (path.length === 0 || !path.every(isPlainSegment)) {
    return { strength: "ignored", rule: "the rule that paths stay inside the workspace" };
  }
  if (isDenied(path)) return { strength: "ignored", rule: "the built-in deny list" };

  const concerned = rules.filter(({ folder }) => isInside(path, folder));
  const ai = concerned.filter(({ source }) => source === "ai");
  const git = concerned.filter(({ source }) => source === "git").toSorted(byPrecedence);
  const never = firstOf(ai, (one) => one.closed ?? saysOf(one, path, kind));
  if (never !== undefined) return { strength: "ignored", rule: never };
  const rule =
    firstOf(git, ({ closed }) => closed) ??
    gitSays("exact", git, path, kind) ??
    gitSays("loose", git, path, kind);
  return rule === undefined ? undefined : { strength: "gitignored", rule };
}

/** A back-slash is a separator elsewhere, and the matcher takes none. */
function isPlainSegment(segment: string): boolean {
  return segment !== "" && segment !== "." && segment !== ".." && !/[/\\\0]/.test(segment);
}

function isInside(path: readonly string[], folder: readonly string[]): boolean {
  return folder.length < path.length && folder.every((segment, depth) => segment === path[depth]);
}

/** Deeper files win, and `.gitignore` over `.git/info/exclude`. */
function byPrecedence(a: Rules, b: Rules): number {
  return b.folder.length - a.folder.length || (a.name === ".gitignore" ? -1 : 1);
}

function firstOf(
  rules: readonly Rules[],
  says: (rules: Rules) => string | undefined,
): string | undefined {
  for (const one of rules) {
    const rule = says(one);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** What one file says by itself, in either reading. */
function saysOf(rules: Rules, path: readonly string[], kind: Kind): string | undefined {
  const way = path.slice(rules.folder.length).join("/") + (kind === "folder" ? "/" : "");
  for (const reading of ["exact", "loose"] as const) {
    const result = ask(rules, reading, way);
    if (result.ignored) return ruleName(rules, result.rule?.mark);
  }
  return undefined;
}

/**
 * As git decides: folder by folder from the root, the highest file that says anything wins, and
 * nothing can be reopened below a folder that is ignored.
 */
function gitSays(
  reading: "exact" | "loose",
  rules: readonly Rules[],
  path: readonly string[],
  kind: Kind,
): string | undefined {
  for (let depth = 1; depth <= path.length; depth += 1) {
    const slash = depth < path.length || kind === "folder" ? "/" : "";
    const rule = gitSaysAt(path.slice(0, depth), slash, reading, rules);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function gitSaysAt(
  path: readonly string[],
  slash: "/" | "",
  reading: "exact" | "loose",
  rules: readonly Rules[],
): string | undefined {
  for (const one of rules.filter(({ folder }) => folder.length < path.length)) {
    const result = ask(one, reading, path.slice(one.folder.length).join("/") + slash);
    if (result.ignored) return ruleName(one, result.rule?.mark);
    if (result.unignored) return undefined;
  }
  return undefined;
}

function ask(
  rules: Rules,
  reading: "exact" | "loose",
  path: string,
): ReturnType<Rules["exact"]["test"]> {
  return reading === "exact" ? rules.exact.test(bytesOf(path)) : rules.loose.test(path.normalize());
}

function ruleName({ name }: Rules, line: string | undefined): string {
  return line === undefined || line === "" ? name : `${name}, line ${line}`;
}
