import { Uri, workspace } from "vscode";
import type { PersonaFile } from "../../core/personas/parsePersona.ts";
import { bytesAt, entryAt, namesIn } from "./disk.ts";
import { pathOf } from "./pathOf.ts";
import { realPlace } from "./realPlace.ts";

const most = 100;
/** A little above what a persona may have, so that a larger one is read far enough to be refused. */
const maxBytes = 65 * 1024;

/** The persona that ships with the extension. */
export async function readBuiltInPersona(extension: Uri): Promise<PersonaFile> {
  const uri = Uri.joinPath(extension, "agents/backend-architect.md");
  return { path: "agents/backend-architect.md", text: await read(uri), origin: "builtin" };
}

/** Those of the workspace's `.claude/agents`; none before the workspace is trusted. */
export async function readPersonaFiles(): Promise<readonly PersonaFile[]> {
  if (!workspace.isTrusted) return [];
  const found = await Promise.all(
    (workspace.workspaceFolders ?? []).map(async ({ uri }) => {
      const folder = Uri.joinPath(uri, ".claude/agents");
      const names = (await namesIn(folder)).filter((name) => name.endsWith(".md"));
      return names.toSorted().map((name) => Uri.joinPath(folder, name));
    }),
  );
  const files = await Promise.all(found.flat().slice(0, most).map(personaFile));
  return files.filter((file) => file !== undefined);
}

async function personaFile(uri: Uri): Promise<PersonaFile | undefined> {
  const path = pathOf(uri.toString());
  try {
    const place = await realPlace(uri);
    const entry = place && (await entryAt(place));
    if (place === undefined || typeof entry !== "object" || !entry.isFile) return undefined;
    const text = entry.size > maxBytes ? " x".repeat(maxBytes) : await read(place);
    return { path, text, origin: "workspace" };
  } catch {
    // Gone between listing and reading.
    return undefined;
  }
}

async function read(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await bytesAt(uri));
}
