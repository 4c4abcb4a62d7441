import path from "node:path";
import { workspace } from "vscode";
import { gitApi } from "./gitExtension.ts";

/**
 * The git that VS Code itself uses, else the one that the user's own settings name, as an absolute
 * path; undefined where neither says.
 */
export async function gitProgram(): Promise<string | undefined> {
  return (await gitApi())?.git.path ?? namedByUser();
}

/** A workspace must not choose what is run, so its settings do not count. */
function namedByUser(): string | undefined {
  const named = workspace.getConfiguration("git").inspect<unknown>("path")?.globalValue;
  const paths: readonly unknown[] = Array.isArray(named) ? named : [named];
  return paths.filter((one) => typeof one === "string").find((one) => path.isAbsolute(one));
}
