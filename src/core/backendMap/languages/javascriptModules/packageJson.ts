import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { field, readJson, textIn, textsIn } from "./readJson.ts";

/** The name of a package, where it begins, and what it depends on. */
export const packageJson: PlainReader = {
  name: "package.json",
  files: /(?:^|\/)package\.json$/,
  read,
};

function read({ text }: SourceFile): SomeFacts {
  const json = readJson(text);
  if (json === undefined) return {};
  const [name, main] = [textIn(json, "name"), textIn(json, "source") ?? textIn(json, "main")];
  return {
    project: {
      kind: "package",
      ...(name !== undefined && { name }),
      ...(main !== undefined && { main }),
      dependencies: {
        ...textsIn(field(json, "devDependencies")),
        ...textsIn(field(json, "peerDependencies")),
        ...textsIn(field(json, "dependencies")),
      },
    },
  };
}
