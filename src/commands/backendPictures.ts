import type { BackendMap } from "../core/backendMap/backendMap.ts";
import type { MapStore } from "../core/backendMap/mapStore.ts";
import { catchBug } from "../host/catchBug.ts";
import type { Log } from "../host/log.ts";
import type { VirtualDocuments } from "../host/virtualDocuments.ts";

/** Its text; undefined where the map has nothing of the kind any more: what is shown then stays. */
type Draw = (map: BackendMap) => string | undefined;

/** Pictures of the map in VS Code's preview, drawn again while the code changes. */
export interface BackendPictures {
  show(name: string, map: BackendMap, draw: Draw): Promise<string | undefined>;
  dispose(): void;
}

export interface PicturePorts {
  readonly store: Pick<MapStore, "map" | "onDidChange">;
  readonly documents: Pick<VirtualDocuments, "preview" | "renew">;
  readonly log: Pick<Log, "bug">;
}

/** Milliseconds from a change of the map to its pictures: nobody looks at each while he types. */
const pause = 500;

export function createBackendPictures({ store, documents, log }: PicturePorts): BackendPictures {
  const shown = new Map<string, Draw>();
  let timer: NodeJS.Timeout | undefined;
  const drawAgain = async (): Promise<void> => {
    for (const [name, draw] of shown) {
      const text = draw(store.map());
      if (text !== undefined && !(await documents.renew(name, text))) shown.delete(name);
    }
  };
  const stop = store.onDidChange(() => {
    if (shown.size === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      catchBug(log, "Drawing the backend again", drawAgain());
    }, pause);
  });
  return {
    async show(name, map, draw) {
      const text = draw(map);
      if (text === undefined) return undefined;
      shown.set(name, draw);
      await documents.preview(name, text);
      return text;
    },
    dispose() {
      clearTimeout(timer);
      stop();
    },
  };
}
