import { languageIdOf } from "../../src/core/backendMap/reading/languageIdOf.ts";
import type { Files, NoText, Withheld } from "../../src/core/ports.ts";

export interface MemoryFile {
  readonly text?: string;
  readonly withheld?: Withheld;
  readonly noText?: Pick<NoText, "code" | "reason">;
}

export const folder = "file:///shop/";

/** The port `Files` over a table of paths; a text alone stands for an ordinary file. */
export function memoryFiles(files: Readonly<Record<string, string | MemoryFile>>): Files {
  const fileAt = (uri: string): MemoryFile => {
    const file = files[pathOf(uri)] ?? { noText: { code: "unreadable", reason: "does not exist" } };
    return typeof file === "string" ? { text: file } : file;
  };
  return {
    read(uri) {
      const { text, noText } = fileAt(uri);
      const path = pathOf(uri);
      const languageId = languageIdOf(path) ?? "plaintext";
      return Promise.resolve(
        text === undefined
          ? { kind: "noText", uri, path, ...(noText ?? { code: "unreadable", reason: "is gone" }) }
          : { kind: "text", uri, path, text, languageId },
      );
    },
    list(uri) {
      const below = Object.keys(files).filter((path) => `${folder}${path}`.startsWith(`${uri}/`));
      const inAll = uri === folder ? Object.keys(files) : below;
      return Promise.resolve({
        uris: files[pathOf(uri)] === undefined ? inAll.map((path) => folder + path) : [uri],
        passedOver: [],
      });
    },
    withheld: (uri) => Promise.resolve(fileAt(uri).withheld),
    pathOf,
    uriOf: (path) => (path.split("/").includes("..") ? undefined : folder + path),
  };
}

function pathOf(uri: string): string {
  return uri.replace(folder, "");
}
