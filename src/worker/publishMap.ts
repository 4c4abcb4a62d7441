import type { BackendMap, PassedOver } from "../core/backendMap/backendMap.ts";
import type { MapUpdate } from "../core/backendMap/upkeep/mapMessages.ts";
import { changesBetween, piecesOf, sizeOf } from "../core/backendMap/upkeep/mapPieces.ts";
import type { MapPiece } from "../core/backendMap/upkeep/mapPieces.ts";
import { movePieces } from "../core/backendMap/upkeep/movePieces.ts";
import type { Moves } from "../core/backendMap/upkeep/moves.ts";

/** Tells of the map what changed since the last time. */
export interface Publisher {
  publish(map: BackendMap, extent: "partial" | "whole"): void;
  /** Says that files changed and the map did not. */
  nothingNew(): void;
  /** Tells that places of a file moved; false where that takes linking. */
  move(uri: string, moves: Moves): boolean;
  published(): ReadonlyMap<string, MapPiece>;
}

/** So many facts are read from one message in a few milliseconds. */
const mostInOne = 100;

export function createPublisher(post: (update: MapUpdate) => void): Publisher {
  let before: ReadonlyMap<string, MapPiece> = new Map();
  let passedOver: readonly PassedOver[] = [];
  let isAnew = true;
  return {
    published: () => before,
    nothingNew() {
      const update = { kind: "update", pieces: [], gone: [], isAnew: false } as const;
      post({ ...update, passedOver, extent: "whole" });
    },
    move(uri, moves) {
      const pieces = movePieces(before, uri, moves);
      if (pieces === undefined) return false;
      before = new Map([...before, ...pieces.map((piece) => [piece.uri, piece] as const)]);
      post({ kind: "update", pieces, gone: [], isAnew: false, passedOver, extent: "whole" });
      return true;
    },
    publish(map, extent) {
      const after = piecesOf(map);
      const { pieces, gone } = changesBetween(before, after);
      before = after;
      passedOver = map.passedOver ?? [];
      const groups = inGroups(pieces);
      groups.forEach((group, at) => {
        const isLast = at === groups.length - 1;
        post({
          kind: "update",
          pieces: group,
          gone: isLast ? gone : [],
          passedOver,
          isAnew: isAnew && at === 0,
          extent: isLast ? extent : "more",
        });
      });
      isAnew = false;
    },
  };
}

/** At least one group, which may be empty. */
function inGroups(pieces: readonly MapPiece[]): readonly (readonly MapPiece[])[] {
  const groups: MapPiece[][] = [[]];
  let size = 0;
  for (const piece of pieces) {
    if (size > mostInOne) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(piece);
    size += sizeOf(piece);
  }
  return groups;
}
