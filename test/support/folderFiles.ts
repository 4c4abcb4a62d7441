import fs from "node:fs";
import path from "node:path";
import type { Files } from "../../src/core/ports.ts";
import { memoryFiles } from "./memoryFiles.ts";

/** The port `Files` over a folder on the disk, without the files that `.aiexclude` names there. */
export function folderFiles(folder: string): Files {
  const paths = fs
    .globSync("**/*", { cwd: folder })
    .filter((file) => fs.statSync(path.join(folder, file)).isFile());
  const texts = paths.map((file) => [
    file.replaceAll("\\", "/"),
    fs.readFileSync(path.join(folder, file), "utf8"),
  ]);
  return memoryFiles(Object.fromEntries(texts) as Record<string, string>);
}
