/** What a rule file can say: `git` keeps from gathering, `ai` from ever being sent. */
export type RuleSource = "git" | "ai";

/** Looked for in the folder's root alone, as their owners do. */
const inRoot = [
  ".noai",
  ".aiignore",
  ".cursorignore",
  ".geminiignore",
  ".codeiumignore",
  ".copilotignore",
  ".claudeignore",
  ".clineignore",
  ".rooignore",
  ".augmentignore",
  ".aiderignore",
  ".llmignore",
  ".repomixignore",
  ".git/info/exclude",
] as const;

/** Looked for at every level. */
const everywhere = [".gitignore", ".aiexclude"] as const;

/** The rule files that can concern a path, "/" between, from the root down. */
export function ruleFilesFor(path: readonly string[]): readonly string[] {
  const folders = path.map((_, depth) => path.slice(0, depth));
  const nested = folders.flatMap((folder) => everywhere.map((name) => [...folder, name].join("/")));
  return [...inRoot, ...nested];
}

/** Whether a file of this path may hold rules; of those that count in the root only, anywhere. */
export function isRuleFile(path: string): boolean {
  return [...inRoot, ...everywhere].some((name) => path.endsWith(`/${name}`));
}

/** The folder that a rule file speaks about, as segments. */
export function folderOf(ruleFile: string): readonly string[] {
  if (ruleFile === ".git/info/exclude") return [];
  return ruleFile.split("/").slice(0, -1);
}

/** Whose rules a file holds. */
export function sourceOf(ruleFile: string): RuleSource {
  return /(?:^|\/)(?:\.gitignore|\.git\/info\/exclude)$/.test(ruleFile) ? "git" : "ai";
}
