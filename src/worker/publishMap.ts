import type { PassedOver } from "../core/backendMap/backendMap.ts";
import type { MapUpdate } from "../core/backendMap/upkeep/mapMessages.ts";
import type { Linker } from "../core/backendMap/link/createLinker.ts";
import { isSame, sizeOf } from "../core/backendMap/upkeep/mapPieces.ts";
import type { MapPiece } from "../core/backendMap/upkeep/mapPieces.ts";
import { movePieces } from "../core/backendMap/upkeep/movePieces.ts";
import type { Moves } from "../core/backendMap/upkeep/moves.ts";

/** Tells of the map what changed since the last time. */
export interface Publisher {
  /** @param touched URIs of files about which the linker may say something else than it did. */
  publish(touched: Iterable<string>, linker: Pick<Linker, "piece">, told: Told): void;
  /** Tells what an earlier session knew, when nothing was told yet. */
  publishKept(pieces: ReadonlyMap<string, MapPiece>, told: Told): void;
  /** Says that files changed and the map did not. */
  nothingNew(): void;
  /** Tells that places of a file moved; false where that takes linking. */
  move(uri: string, moves: Moves): boolean;
  /** What was told, by URI; it changes as that does. */
  published(): ReadonlyMap<string, MapPiece>;
  /** Another one whenever something else was told. */
  revision(): number;
}

/** What is said along with the map. */
interface Told {
  readonly passedOver: readonly PassedOver[];
  readonly extent: "partial" | "whole";
}

const wholeUpdate = { kind: "update", gone: [], isAnew: false, extent: "whole" } as const;

/** So many facts are read from one message in a few milliseconds. */
const mostInOne = 100;

export function createPublisher(post: (update: MapUpdate) => void): Publisher {
  const { pieces: before, revision, patch } = keepPieces();
  let passedOver: readonly PassedOver[] = [];
  let isAnew = true;
  let isOf: Pick<Linker, "piece"> | undefined;
  const tell = (pieces: readonly MapPiece[], gone: readonly string[], told: Told): void => {
    ({ passedOver } = told);
    for (const update of updatesOf(pieces, gone, told)) {
      post({ ...update, isAnew });
      isAnew = false;
    }
  };
  return {
    published: () => before,
    revision,
    nothingNew: () => {
      post({ ...wholeUpdate, pieces: [], passedOver });
    },
    move(uri, moves) {
      const pieces = movePieces(before, uri, moves);
      if (pieces === undefined) return false;
      patch(pieces, []);
      post({ ...wholeUpdate, pieces, passedOver });
      return true;
    },
    publish(touched, linker, told) {
      // A linker that begins knows nothing of what was told before it.
      const uris = isOf === linker ? touched : new Set([...before.keys(), ...touched]);
      isOf = linker;
      const { pieces, gone } = changesOf(uris, before, linker);
      if (pieces.length + gone.length > 0) patch(pieces, gone);
      tell(pieces, gone, told);
    },
    publishKept(pieces, told) {
      const all = [...pieces.values()];
      before.clear();
      patch(all, []);
      tell(all, [], told);
    },
  };
}

/** What was told, kept in place: to copy it takes longer than to tell the piece that an edit changes. */
function keepPieces() {
  const pieces = new Map<string, MapPiece>();
  let revision = 0;
  return {
    pieces,
    revision: () => revision,
    patch: (changed: readonly MapPiece[], gone: readonly string[]): void => {
      for (const piece of changed) pieces.set(piece.uri, piece);
      for (const uri of gone) pieces.delete(uri);
      revision += 1;
    },
  };
}

function changesOf(
  uris: Iterable<string>,
  before: ReadonlyMap<string, MapPiece>,
  linker: Pick<Linker, "piece">,
): Pick<MapUpdate, "pieces" | "gone"> {
  const others = [...uris]
    .map((uri) => ({ uri, piece: linker.piece(uri) }))
    .filter(({ uri, piece }) => !isSame(before.get(uri), piece));
  return {
    pieces: others.flatMap(({ piece }) => piece ?? []),
    gone: others.flatMap(({ uri, piece }) => (piece === undefined ? uri : [])),
  };
}

function updatesOf(
  pieces: readonly MapPiece[],
  gone: readonly string[],
  { passedOver, extent }: Told,
): readonly Omit<MapUpdate, "isAnew">[] {
  const groups = inGroups(pieces);
  return groups.map((group, at) => {
    const isLast = at === groups.length - 1;
    return {
      kind: "update",
      pieces: group,
      gone: isLast ? gone : [],
      passedOver,
      extent: isLast ? extent : "more",
    };
  });
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
