import { extensions } from "vscode";
import type { Event, Uri } from "vscode";

/** What we use of the interface of VS Code's own git extension. */
export interface GitApi {
  readonly state: "uninitialized" | "initialized";
  readonly onDidChangeState: Event<unknown>;
  readonly git: { readonly path: string };
  readonly repositories: readonly { readonly rootUri: Uri }[];
  getRepository(uri: Uri): { readonly rootUri: Uri } | null;
  toGitUri(uri: Uri, ref: string): Uri;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

const mostMilliseconds = 3000;

/**
 * VS Code's own git extension, once it knows its repositories; undefined where it is missing or
 * switched off. One that takes long to begin is not waited for.
 */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return undefined;
  try {
    const git = await extension.activate();
    if (!git.enabled) return undefined;
    const api = git.getAPI(1);
    await initialized(api);
    return api;
  } catch {
    // It did not find git, or is being switched off: we look for git ourselves.
    return undefined;
  }
}

function initialized(api: GitApi): Promise<void> {
  if (api.state === "initialized") return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(end, mostMilliseconds);
    const listening = api.onDidChangeState(end);
  });
}
