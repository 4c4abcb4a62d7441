import { commands as vscodeCommands, Disposable, window, workspace } from "vscode";
import type { BackendMap, EntryPoint } from "../core/backendMap/backendMap.ts";
import type { MapStore } from "../core/backendMap/mapStore.ts";
import { entryId, entryLines } from "../core/backendMap/picture/entryRows.ts";
import { entryTitle } from "../core/backendMap/picture/factWords.ts";
import { FaultError } from "../core/errors.ts";
import { pathOf } from "../host/files/pathOf.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import type { VirtualDocuments } from "../host/virtualDocuments.ts";
import { backendViewId, commands } from "../manifest.ts";
import { createBackendPictures } from "./backendPictures.ts";
import type { BackendPictures } from "./backendPictures.ts";
import { openDeclaration } from "./openDeclaration.ts";
import { searchBackend } from "./searchBackend.ts";
import type { FilterPorts } from "./searchBackend.ts";
import { isFields } from "./target.ts";

export interface BackendCommandPorts {
  readonly log: Log;
  readonly documents: Pick<VirtualDocuments, "preview" | "renew">;
  readonly backendMap: {
    readonly store: MapStore;
    /** Starts the map if it was not yet; whether there is or will be one. */
    want(): boolean;
  };
  readonly filter: FilterPorts;
}

/** Looking at the map: its view, its pictures, its places. */
export function registerBackendCommands(ports: BackendCommandPorts): Disposable {
  const { log, backendMap, filter } = ports;
  const guard = { log };
  const pictures = createBackendPictures({ ...ports, store: backendMap.store });
  return Disposable.from(
    new Disposable(() => {
      pictures.dispose();
    }),
    registerCommand(commands.showBackendMap, guard, async () => {
      backendMap.want();
      await vscodeCommands.executeCommand(`${backendViewId}.focus`);
    }),
    registerCommand(commands.showBackendPicture, guard, () => showPicture(ports, pictures)),
    registerCommand(commands.showRequestPath, guard, ([meant]) =>
      showRequestPath(meant, ports, pictures),
    ),
    registerCommand(commands.openDeclaration, guard, ([row]) => openDeclaration(row)),
    registerCommand(commands.searchBackendMap, guard, async ([argument]) => {
      backendMap.want();
      await vscodeCommands.executeCommand(`${backendViewId}.focus`);
      return searchBackend(argument, filter);
    }),
    registerCommand(commands.clearBackendSearch, guard, () => {
      filter.set("");
    }),
  );
}

/** Resolves with the text that is shown. */
async function showPicture(
  ports: BackendCommandPorts,
  pictures: BackendPictures,
): Promise<string | undefined> {
  const map = await wholeMap(ports);
  const { describeBackend } = await import("../core/backendMap/picture/describeBackend.ts");
  return pictures.show("Backend.md", map, (one) =>
    describeBackend(one, workspace.name ?? "this workspace", pathOf),
  );
}

/** The one that a row of the view names, else one that the user picks. */
async function showRequestPath(
  meant: unknown,
  ports: BackendCommandPorts,
  pictures: BackendPictures,
): Promise<string | undefined> {
  const map = await wholeMap(ports);
  const meantId = isFields(meant) ? meant["id"] : undefined;
  const named = map.entryPoints.find((entry) => entryId(entry) === meantId);
  const picked = named ?? (await pick(map));
  if (picked === undefined) return undefined;
  const { describeEntryPoint } = await import("../core/backendMap/picture/describeBackend.ts");
  return pictures.show("Request path.md", map, (one) => {
    const entry = sameEntry(picked, one);
    return entry && describeEntryPoint(one, entry, pathOf);
  });
}

/** Where the code around it has changed, the nearest of its name. */
function sameEntry(entry: EntryPoint, { entryPoints }: BackendMap): EntryPoint | undefined {
  const title = entryTitle(entry);
  const distance = ({ declared: { uri, range } }: EntryPoint): number =>
    uri === entry.declared.uri
      ? Math.abs(range.start.line - entry.declared.range.start.line)
      : Number.MAX_SAFE_INTEGER;
  return entryPoints
    .filter((other) => entryTitle(other) === title)
    .toSorted((one, other) => distance(one) - distance(other))[0];
}

async function wholeMap({ backendMap }: BackendCommandPorts): Promise<BackendMap> {
  if (!backendMap.want()) throw new FaultError({ code: "untrusted" });
  return backendMap.store.whole(new AbortController().signal);
}

async function pick({ entryPoints }: BackendMap): Promise<EntryPoint | undefined> {
  if (entryPoints.length === 0) {
    void window.showInformationMessage("No entry points are known in this workspace.");
    return undefined;
  }
  const items = entryPoints.map((entry) => {
    const [, ...facts] = entryLines(entry, pathOf);
    return { label: entryTitle(entry), detail: facts.join(" · "), entry };
  });
  const title = "Path of Which Request?";
  return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.entry;
}
