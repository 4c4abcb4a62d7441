import { extensions, Uri, workspace } from "vscode";
import type { Grammars } from "../core/backendMap/grammars/createGrammars.ts";
import { createGrammars } from "../core/backendMap/grammars/createGrammars.ts";
import { extensionId } from "../manifest.ts";

/** The grammars that came with the extension; each is read when the first text of its language is. */
export function packagedGrammars(): Grammars {
  return createGrammars(async (file) => {
    const extension = extensions.getExtension(extensionId);
    if (extension === undefined) throw new Error(`The extension ${extensionId} is not there.`);
    return workspace.fs.readFile(Uri.joinPath(extension.extensionUri, "dist", "grammars", file));
  });
}
