import { CallHierarchyItem, commands, Position, Uri, workspace } from "vscode";
import { setTimeout as sleep } from "node:timers/promises";
import type { CodeLink, LinkQuestion, NamedPlace } from "../core/context/neighbourhood/links.ts";

/** For all answers together; a server that has yet to start takes seconds, and is not waited for. */
const patienceMilliseconds = 300;

/**
 * What the languages' extensions know for certain of some code: what it calls, and what calls it.
 * Whatever has come within moments; nothing where no extension answers. Rejects only when aborted.
 */
export async function languageLinks(
  { used, defined }: LinkQuestion,
  signal: AbortSignal,
): Promise<readonly CodeLink[]> {
  signal.throwIfAborted();
  const found: CodeLink[] = [];
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  const keep = (links: readonly CodeLink[]): void => {
    if (!until.aborted) found.push(...links);
  };
  const asking = Promise.all([
    ...used.map(async (place) => {
      keep(await definitionsOf(place));
    }),
    ...defined.map(async (place) => {
      keep(await callersOf(place, until));
    }),
  ]);
  try {
    await Promise.race([asking, sleep(patienceMilliseconds, undefined, { signal: until })]);
  } finally {
    stop.abort();
  }
  return found;
}

async function definitionsOf(place: NamedPlace): Promise<readonly CodeLink[]> {
  const found = await ask("vscode.executeDefinitionProvider", ...at(place));
  return found.flatMap((one) => {
    const { uri, range, targetUri, targetSelectionRange, targetRange } = one as Partial<Definition>;
    const target = targetUri ?? uri;
    const line = (targetSelectionRange ?? targetRange ?? range)?.start.line;
    return linkTo("callee", target, line);
  });
}

async function callersOf(place: NamedPlace, until: AbortSignal): Promise<readonly CodeLink[]> {
  const [item] = await ask("vscode.prepareCallHierarchy", ...at(place));
  if (!(item instanceof CallHierarchyItem) || until.aborted) return [];
  const calls = await ask("vscode.provideIncomingCalls", item);
  return calls.flatMap((call) => {
    const { from } = call as { readonly from?: CallHierarchyItem };
    return linkTo("caller", from?.uri, from?.selectionRange.start.line);
  });
}

interface Definition {
  readonly uri: Uri;
  readonly range: { readonly start: Position };
  readonly targetUri: Uri;
  readonly targetRange: { readonly start: Position };
  readonly targetSelectionRange: { readonly start: Position };
}

/** Only what stands in the window's folders: the rest is libraries. */
function linkTo(
  relation: CodeLink["relation"],
  uri: Uri | undefined,
  line: number | undefined,
): readonly CodeLink[] {
  if (uri === undefined || line === undefined) return [];
  const isOwn = workspace.getWorkspaceFolder(uri) !== undefined;
  if (!isOwn || uri.path.includes("/node_modules/")) return [];
  return [{ relation, uri: uri.toString(), line }];
}

function at({ uri, line, character }: NamedPlace): readonly [Uri, Position] {
  return [Uri.parse(uri, true), new Position(line, character)];
}

async function ask(command: string, ...given: readonly unknown[]): Promise<readonly unknown[]> {
  try {
    const found: unknown = await commands.executeCommand(command, ...given);
    return Array.isArray(found) ? (found as unknown[]) : [];
  } catch {
    // Another extension's provider failed; names still tell.
    return [];
  }
}
