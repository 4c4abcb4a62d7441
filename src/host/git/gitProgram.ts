import { gitApi } from "./gitExtension.ts";

/** The git that VS Code itself uses, as an absolute path; undefined where it uses none. */
export async function gitProgram(): Promise<string | undefined> {
  return (await gitApi())?.git.path;
}
