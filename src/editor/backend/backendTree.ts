import { Disposable, EventEmitter, window, workspace } from "vscode";
import type { TreeDataProvider, TreeItem, TreeView } from "vscode";
import type { MapRow } from "../../core/backendMap/picture/mapRow.ts";
import type { MapState, MapStore } from "../../core/backendMap/mapStore.ts";
import { setContextKey } from "../../host/contextKeys.ts";
import { pathOf } from "../../host/files/pathOf.ts";
import { backendViewId, contextKeys } from "../../manifest.ts";
import type { MapFilterStore } from "./mapFilterStore.ts";

export interface BackendTreePorts {
  readonly store: MapStore;
  readonly filter: MapFilterStore;
  /** The user looks: the map is built if it was not yet. */
  readonly want: () => void;
}

/** Draws the map as a tree. What makes rows is loaded when somebody looks. */
export function drawBackendTree(ports: BackendTreePorts): Disposable {
  const { store, filter } = ports;
  const changed = new EventEmitter<undefined>();
  const view = window.createTreeView(backendViewId, {
    treeDataProvider: provide(ports, changed),
    showCollapseAll: true,
  });
  const building = showBuilding(store);
  const draw = (): void => {
    drawState(view, ports);
    building.follow();
    changed.fire(undefined);
  };
  const look = (): void => {
    if (view.visible) ports.want();
  };
  draw();
  look();
  return Disposable.from(
    view,
    changed,
    building,
    view.onDidChangeVisibility(look),
    workspace.onDidGrantWorkspaceTrust(look),
    new Disposable(inBursts(store, draw)),
    new Disposable(filter.onDidChange(draw)),
  );
}

/** Milliseconds between two drawings while the map grows. */
const pause = 250;

/** While it is built the store changes many times a second. */
function inBursts(store: MapStore, draw: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const drawNow = (): void => {
    timer = undefined;
    draw();
  };
  let last = store.state().kind;
  const stop = store.onDidChange(() => {
    const { kind } = store.state();
    const isNews = kind !== last;
    last = kind;
    if (isNews) {
      clearTimeout(timer);
      drawNow();
    } else timer ??= setTimeout(drawNow, pause);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function provide(
  { store, filter }: BackendTreePorts,
  changed: EventEmitter<undefined>,
): TreeDataProvider<MapRow> {
  return {
    onDidChangeTreeData: changed.event,
    async getChildren(row) {
      if (row !== undefined) return [...(row.children?.() ?? [])];
      if (store.state().kind === "none") return [];
      const { mapRows } = await import("../../core/backendMap/picture/mapRows.ts");
      return [...mapRows(store.map(), pathOf, filter.get())];
    },
    async getTreeItem(row): Promise<TreeItem> {
      const { mapItem } = await import("./mapItem.ts");
      // What is left of a search is what was searched for.
      return mapItem(row, row.kind === "entryPoints" || filter.get() !== "");
    },
  };
}

function drawState(view: TreeView<MapRow>, { store, filter }: BackendTreePorts): void {
  const state = store.state();
  setContextKey(contextKeys.mapBuilding, state.kind === "building");
  setContextKey(contextKeys.mapReady, state.kind === "ready");
  setContextKey(contextKeys.mapFailed, state.kind === "failed");
  setContextKey(contextKeys.mapFiltered, filter.get() !== "");
  const words = filter.get();
  const lines = [words === "" ? "" : `Only what has “${words}” is shown.`, stateLine(state)];
  const message = lines.filter(Boolean).join("\n");
  if ((view.message ?? "") !== message) view.message = message;
}

function stateLine(state: MapState): string {
  switch (state.kind) {
    case "building":
      return state.total === 0
        ? "Looking for code…"
        : `Reading the code: ${state.read} of ${state.total} files`;
    case "failed":
      return state.reason;
    case "none":
    case "ready":
      return "";
  }
}

/** The bar above the view, for as long as the map is being built. */
function showBuilding(store: MapStore): { follow(): void; dispose(): void } {
  let done: (() => void) | undefined;
  const end = (): void => {
    done?.();
    done = undefined;
  };
  return {
    follow() {
      if (store.state().kind !== "building") {
        end();
        return;
      }
      if (done !== undefined) return;
      const ended = Promise.withResolvers<undefined>();
      done = () => {
        ended.resolve(undefined);
      };
      void window.withProgress({ location: { viewId: backendViewId } }, () => ended.promise);
    },
    dispose: end,
  };
}
