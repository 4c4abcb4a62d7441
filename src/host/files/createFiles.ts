import type { Files } from "../../core/ports.ts";
import { readExclude } from "../vscodeSettings.ts";
import { pathOf } from "./pathOf.ts";
import { uriOf } from "./uriOf.ts";

/** The port `Files`. Reading and the rules about it are loaded with the first file. */
export function createFiles(): Files {
  let loaded: Promise<Files> | undefined;
  const load = async (): Promise<Files> => {
    const [{ createWorkspaceFiles }, { createFileRules }] = await Promise.all([
      import("./workspaceFiles.ts"),
      import("./createFileRules.ts"),
    ]);
    return createWorkspaceFiles(createFileRules(readExclude));
  };
  const files = (): Promise<Files> => (loaded ??= load());
  return {
    read: async (uri, extent, signal) => (await files()).read(uri, extent, signal),
    withheld: async (uri, signal) => (await files()).withheld(uri, signal),
    list: async (uri, signal) => (await files()).list(uri, signal),
    pathOf,
    uriOf,
  };
}
