import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Changes, Files } from "../../src/core/ports.ts";
import { decodeText } from "../../src/core/context/decodeText.ts";
import { languageOf } from "../../src/host/files/languageOf.ts";
import { createChanges } from "../../src/host/git/createChanges.ts";
import { withheldBy } from "../../src/core/context/rules/ignoreRules.ts";
import { readRules } from "../../src/core/context/rules/readRules.ts";

export interface GitPorts {
  readonly files: Files;
  readonly changes: Changes;
}

/** The ports over a real repository on disk, with the ignore files of its root; no editor, but names of files that
 * one might hold unsaved. */
export function gitPorts(folder: string, unsaved: readonly string[] = []): GitPorts {
  const uriOf = (file: string): string => pathToFileURL(file).href;
  const fileOf = (uri: string): string => fileURLToPath(uri.replace(/[?#].*$/, ""));
  const pathOf = (uri: string): string =>
    path
      .relative(folder, fileOf(uri.replace(/^git:/, "file:")))
      .split(path.sep)
      .join("/");
  const files: Files = {
    read(uri) {
      const shown = { uri, path: pathOf(uri) };
      try {
        const text = decodeText(fs.readFileSync(fileOf(uri)));
        if (typeof text !== "string") return Promise.resolve({ kind: "noText", ...shown, ...text });
        const languageId = languageOf(shown.path);
        return Promise.resolve({ kind: "text", ...shown, text, languageId });
      } catch {
        const why = { code: "unreadable", reason: "could not be read" } as const;
        return Promise.resolve({ kind: "noText", ...shown, ...why });
      }
    },
    withheld(uri) {
      const rules = [".aiexclude", ".gitignore"]
        .filter((name) => fs.existsSync(path.join(folder, name)))
        .map((name) => readRules({ path: name, bytes: fs.readFileSync(path.join(folder, name)) }));
      return Promise.resolve(withheldBy(pathOf(uri).split("/"), rules));
    },
    list: (uri) => Promise.resolve({ uris: [uri], passedOver: [] }),
    pathOf,
    uriOf: (name) => uriOf(path.join(folder, name)),
  };
  const changes = createChanges({
    files,
    folderOf: () => Promise.resolve(folder),
    program: () => Promise.resolve(undefined),
    uriOf,
    fileOf,
    versionUri: (_root, file, ref) =>
      `${uriOf(file).replace("file:", "git:")}?${encodeURIComponent(ref)}`,
    languageOf,
    unsaved: () => unsaved.map((name) => uriOf(path.join(folder, name))),
    settled: () => Promise.resolve(),
    isOutside: (uri) => path.relative(folder, fileOf(uri)).startsWith(".."),
  });
  return { files, changes };
}
