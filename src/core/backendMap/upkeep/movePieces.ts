import type { Range } from "../../findings/finding.ts";
import type { MapPiece } from "./mapPieces.ts";
import { isObject, isRange } from "./moves.ts";
import type { Moves } from "./moves.ts";

/** A file whose places moved; `lost` is filled with those of them that its facts do not know. */
interface Moving {
  readonly uri: string;
  readonly moves: Moves;
  readonly lost: unknown[];
}

/**
 * The pieces that name places of a file, with these where they are now. Undefined where one is not
 * known by its facts.
 */
export function movePieces(
  pieces: ReadonlyMap<string, MapPiece>,
  uri: string,
  moves: Moves,
): readonly MapPiece[] | undefined {
  const moving: Moving = { uri, moves, lost: [] };
  const moved = [...pieces.values()]
    .filter((piece) => piece.uri === uri || names(piece, uri))
    .map((piece) => moveAll(piece, piece.uri, moving) as MapPiece);
  return moving.lost.length === 0 ? moved : undefined;
}

/** Whether a piece of another file names places of this one. */
function names({ entryPoints, functions }: MapPiece, uri: string): boolean {
  return (
    entryPoints.some(({ handler, contract }) => [handler?.uri, contract?.uri].includes(uri)) ||
    functions.some(({ calls }) => calls.some((one) => one.startsWith(`${uri}#`)))
  );
}

/** @param around the URI that ranges are of, where nothing nearer names one. */
function moveAll(value: unknown, around: string, moving: Moving): unknown {
  if (typeof value === "string") return moveStart(value, moving);
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map((one) => moveAll(one, around, moving));
  if (isRange(value)) return around === moving.uri ? moveRange(value, moving) : value;
  const own = typeof value["uri"] === "string" ? value["uri"] : around;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, moveAll(one, own, moving)]),
  );
}

function moveRange(range: Range, { moves, lost }: Moving): Range | undefined {
  const moved = moves.range(range);
  if (moved === undefined) lost.push(range);
  return moved;
}

/** A function as others name it: its file with where it starts. */
function moveStart(value: string, { uri, moves, lost }: Moving): string {
  if (!value.startsWith(`${uri}#`)) return value;
  const start = moves.start(value.slice(uri.length + 1));
  if (start === undefined) lost.push(value);
  return `${uri}#${start ?? ""}`;
}
