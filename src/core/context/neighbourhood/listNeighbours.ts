import type { Neighbour } from "./neighbour.ts";

/** Known by its signature alone. */
export interface ListedNeighbour {
  readonly neighbour: Neighbour;
  readonly signature: string;
}

/** Signatures below their files, those below their folders: each is named once, which saves tokens. */
export function listNeighbours(listed: readonly ListedNeighbour[]): readonly string[] {
  const byFolder = Map.groupBy(listed, ({ neighbour }) => folderOf(neighbour.path));
  return [...byFolder].flatMap(([folder, inFolder]) => {
    const byFile = Map.groupBy(inFolder, ({ neighbour }) => neighbour.path);
    const files = [...byFile].flatMap(([path, some]) => [fileLine(path), ...some.map(entryLine)]);
    return [...(folder === "" ? [] : [folder]), ...files];
  });
}

/** What one more adds to the list. */
export function addedLine(one: ListedNeighbour, listed: readonly ListedNeighbour[]): string {
  const { path } = one.neighbour;
  const paths = listed.map(({ neighbour }) => neighbour.path);
  const folder = folderOf(path);
  const isNewFolder = folder !== "" && !paths.some((other) => folderOf(other) === folder);
  const lines = [
    ...(isNewFolder ? [folder] : []),
    ...(paths.includes(path) ? [] : [fileLine(path)]),
    entryLine(one),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** With the slash behind it; empty for a file at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function fileLine(path: string): string {
  return ` ${path.slice(folderOf(path).length)}`;
}

function entryLine({ neighbour, signature }: ListedNeighbour): string {
  return `  ${neighbour.head + 1} ${signature}`;
}
