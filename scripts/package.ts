// Builds backend-architect.vsix and checks what is in it.
import fs from "node:fs";
import path from "node:path";
import { createVSIX, listFiles } from "@vscode/vsce";
import { buildExtension } from "./build.ts";

const root = path.resolve(import.meta.dirname, "..");

/** Where the package stands when `packageExtension` has resolved. */
export const vsixPath = path.join(root, "backend-architect.vsix");

/** With grammars for the backend map the package may be larger. */
const maxBytes = { plain: 1_000_000, withGrammars: 3_000_000 };

const mustHave = [
  "package.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "agents/backend-architect.md",
  "media/icon.png",
  "dist/extension.js",
];

const mayHave = [
  /^package\.nls(\.[\w-]+)?\.json$/,
  /^agents\/[\w.-]+\.md$/,
  /^skills\/[\w-]+\/[\w.-]+\.md$/,
  /^media\/([\w-]+\/)*[\w.-]+\.(png|svg|md)$/,
  /^l10n\/[\w.-]+\.json$/,
  /^dist\/([\w-]+\/)*[\w.-]+\.(js|wasm)$/,
];

/** Builds the package; resolves with every reason why it should not be given to users. */
export async function packageExtension(): Promise<readonly string[]> {
  await buildExtension("package");
  await createVSIX({
    cwd: root,
    packagePath: vsixPath,
    dependencies: false,
    allowMissingRepository: true,
    // Pictures of the README stay relative: there is no place on the web that they could point to.
    rewriteRelativeLinks: false,
  });
  const files = await listFiles({ cwd: root, packagedDependencies: [] });
  return [...wrongFiles(files), ...wrongSize(files)];
}

function wrongFiles(files: readonly string[]): string[] {
  const missing = mustHave.filter((file) => !files.includes(file));
  const unexpected = files.filter(
    (file) => !mustHave.includes(file) && !mayHave.some((pattern) => pattern.test(file)),
  );
  return [
    ...missing.map((file) => `${file} is missing`),
    ...unexpected.map((file) => `${file} does not belong there`),
  ];
}

function wrongSize(files: readonly string[]): string[] {
  const hasGrammars = files.some((file) => file.endsWith(".wasm"));
  const limit = hasGrammars ? maxBytes.withGrammars : maxBytes.plain;
  const { size } = fs.statSync(vsixPath);
  return size > limit ? [`${size} bytes are more than ${limit}`] : [];
}

if (process.argv[1] === import.meta.filename) {
  const problems = await packageExtension();
  for (const problem of problems) console.error(`backend-architect.vsix: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
