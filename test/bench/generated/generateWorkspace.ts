import fs from "node:fs";
import path from "node:path";
import { goFiles } from "./goFiles.ts";
import { pythonFiles } from "./pythonFiles.ts";
import { expressFiles, nestFiles } from "./typescriptFiles.ts";

/** A file's path and text. */
export type GeneratedFile = readonly [path: string, text: string];

/**
 * Writes a backend of about `count` files, 2.8 KB each: a monorepo of services in Express, Nest,
 * FastAPI and Go with their migrations, tests and words. Every time the same.
 *
 * @returns how many files and bytes there are.
 */
export function generateWorkspace(
  folder: string,
  count: number,
): { readonly files: number; readonly bytes: number } {
  let files = 0;
  let bytes = 0;
  const write = ([file, text]: GeneratedFile): void => {
    const place = path.join(folder, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, text);
    files += 1;
    bytes += text.length;
  };
  write([".gitignore", ignored]);
  const kinds = [expressFiles, expressFiles, nestFiles, pythonFiles, goFiles];
  for (let service = 0; files < count; service += 1) {
    const make = kinds[service % kinds.length] ?? expressFiles;
    for (const file of make(`service${service}`)) write(file);
  }
  return { files, bytes };
}

const ignored = `node_modules/
dist/
*.log
.env*
!.env.example
coverage/
tmp/**
**/.cache
/build
.idea/
.vscode/*
!.vscode/settings.json
*.sqlite
__pycache__/
*.py[cod]
.DS_Store
`;
