import fs from "node:fs";
import path from "node:path";

const id = "test.eval-helper";
const version = "0.0.1";

/** Copies the helper into an extensions folder and lists it, without which VS Code ignores it. */
export function installEvalHelper(extensions: string): void {
  const folder = `${id}-${version}`;
  const target = path.join(extensions, folder);
  fs.mkdirSync(target, { recursive: true });
  for (const file of ["package.json", "main.cjs"]) {
    fs.copyFileSync(path.join(import.meta.dirname, "evalHelper", file), path.join(target, file));
  }
  const entry = {
    identifier: { id },
    version,
    location: { $mid: 1, path: target, scheme: "file" },
    relativeLocation: folder,
    metadata: { installedTimestamp: 1, source: "vsix" },
  };
  fs.writeFileSync(path.join(extensions, "extensions.json"), JSON.stringify([entry]));
}
