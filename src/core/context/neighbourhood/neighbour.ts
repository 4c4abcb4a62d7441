/** A piece of code whose neighbours are wanted. */
export interface NeighbourSeed {
  /** Of its file, as a prompt names it. */
  readonly path: string;
  /** What it defines; none where that is not known. */
  readonly names: readonly string[];
  readonly text: string;
  /** Lines that a change added or removed: they say best what it is about. */
  readonly changed?: string;
}

/** Lines of a file, from 0, `end` exclusive. */
export interface ShownLines {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface NeighbourQuestion {
  readonly seeds: readonly NeighbourSeed[];
  /** What is sent anyway. */
  readonly shown: readonly ShownLines[];
  readonly most: number;
  /** Paths of the routes that the seeds serve, for their tests: "/orders/{id}/refund". */
  readonly routes?: readonly string[];
}

/** `below` runs a query for what the seed calls; `maker` makes what the seed is a method of. */
export type Relation = "callee" | "type" | "caller" | "below" | "maker" | "like";

/** A definition that somebody who judges the seed would open; where it stands, not its text. */
export interface Neighbour {
  readonly path: string;
  readonly languageId: string;
  readonly name: string;
  readonly owner: string;
  /** Lines from 0, `end` exclusive; `head` is the one that says its name. */
  readonly start: number;
  readonly head: number;
  readonly end: number;
  readonly relation: Relation;
  /** Comparable within one answer only. */
  readonly score: number;
}
