import type { MapPlace } from "../backendMap.ts";

/** What a row is about; surfaces give each an icon. */
export const rowKinds = [
  "entryPoints",
  "stores",
  "neighbours",
  "documents",
  "unresolved",
  "group",
  "entryPoint",
  "table",
  "column",
  "key",
  "index",
  "query",
  "neighbour",
  "document",
  "gap",
] as const;
export type RowKind = (typeof rowKinds)[number];

/** A row of the map as a tree: plain text, drawn by whoever knows how. */
export interface MapRow {
  /** The same for the same fact each time, so that what is unfolded stays so. */
  readonly id: string;
  readonly kind: RowKind;
  readonly label: string;
  readonly description: string;
  /** Lines. */
  readonly tooltip: readonly string[];
  /** Where a click goes. */
  readonly place?: MapPlace;
  /** Another place to look at: where a route is declared, while a click shows its handler. */
  readonly declared?: MapPlace;
  /** Rows below it, made when they are asked for. */
  readonly children?: () => readonly MapRow[];
}

/** As a screen reader says it. */
export function spokenRow({ label, description }: MapRow): string {
  return description === "" ? label : `${label}, ${description}`;
}
