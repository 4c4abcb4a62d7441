import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** What of the extension runs; built before. */
const parts = ["package.json", "dist", "agents", "skills", "media"];

interface Installed {
  readonly id: string;
  readonly version: string;
  readonly target: string;
}

/**
 * Puts the extension, as users have it, and the starter into a fresh extensions folder. They are
 * listed too, since VS Code ignores what its list does not name.
 */
export function installExtensions(extensions: string): void {
  const starter = path.join(import.meta.dirname, "starter");
  const installed = [
    install(extensions, root, parts),
    install(extensions, starter, fs.readdirSync(starter)),
  ];
  fs.writeFileSync(
    path.join(extensions, "extensions.json"),
    JSON.stringify(installed.map(listEntry)),
  );
}

function install(extensions: string, source: string, files: readonly string[]): Installed {
  const { publisher, name, version } = JSON.parse(
    fs.readFileSync(path.join(source, "package.json"), "utf8"),
  ) as { readonly publisher: string; readonly name: string; readonly version: string };
  const id = `${publisher}.${name}`;
  const target = path.join(extensions, `${id}-${version}`);
  for (const file of files) {
    fs.cpSync(path.join(source, file), path.join(target, file), { recursive: true });
  }
  return { id, version, target };
}

function listEntry({ id, version, target }: Installed): unknown {
  return {
    identifier: { id },
    version,
    location: { $mid: 1, path: target, scheme: "file" },
    relativeLocation: path.basename(target),
    metadata: { installedTimestamp: 1, source: "vsix" },
  };
}
