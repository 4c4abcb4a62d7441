import type { Range } from "../finding.ts";
import type { ExportWorld } from "./exportFormat.ts";

interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** Counted from 1; the end is the first column that is not part of it. */
interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly snippet?: { readonly text: string };
}

const onlyRoot = "%SRCROOT%";

/**
 * Where a file is: relative to its workspace folder, so that the export says nothing about this
 * machine. One outside all folders has no more than its name.
 */
export function artifactLocation(uri: string, world: ExportWorld): ArtifactLocation {
  const path = world.pathOf(uri);
  if (path.startsWith("../")) return { uri: escapedPath(path.slice("../".length)) };
  if (!world.hasSeveralFolders) return { uri: escapedPath(path), uriBaseId: onlyRoot };
  const [folder = "", ...rest] = path.split("/");
  return { uri: escapedPath(rest.join("/")), uriBaseId: folder };
}

/** The roots that locations are relative to. Whoever reads the file says where they are. */
export function uriBases(
  locations: readonly ArtifactLocation[],
): Readonly<Record<string, { readonly description: { readonly text: string } }>> {
  const ids = new Set(locations.flatMap(({ uriBaseId }) => uriBaseId ?? []));
  return Object.fromEntries([...ids].toSorted().map((id) => [id, { description: describe(id) }]));
}

function describe(id: string): { readonly text: string } {
  return { text: `The root of the ${id === onlyRoot ? "workspace folder" : `folder ${id}`}.` };
}

export function regionOf({ start, end }: Range, quote?: string): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    ...(quote !== undefined && { snippet: { text: quote } }),
  };
}

/** A path as a relative reference; its first segment cannot be taken for a scheme. */
export function escapedPath(path: string): string {
  return path
    .toWellFormed()
    .split("/")
    .map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, percent))
    .join("/");
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
