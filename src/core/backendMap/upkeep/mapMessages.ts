import type { PassedOver } from "../backendMap.ts";
import type { MapPiece } from "./mapPieces.ts";

/** What the thread that builds the map is started with. */
export interface MapWorkerOptions {
  /** Where the grammars' files are: the first folder that has one counts. */
  readonly grammarFolders: readonly string[];
  /** Where facts are kept between sessions; nowhere without it. */
  readonly cacheFolder?: string;
  /** Of the extension: what another version kept is not read. */
  readonly version: string;
  /** Where it says which file it is reading. */
  readonly current?: SharedArrayBuffer;
  /** Paths of files that it is not to read: an earlier thread came to no end with them. */
  readonly endless?: readonly string[];
  /** How many threads read a whole workspace; without it two where that delays nobody. */
  readonly readers?: 1 | 2;
}

/** A workspace folder on this machine's disk. */
export interface MapFolder {
  readonly root: string;
  readonly uri: string;
  /** What the paths of its files begin with: "", or its name and a slash where there are several. */
  readonly prefix: string;
  /** Globs of the setting. */
  readonly exclude: readonly string[];
}

/** To the thread. It answers in order; a `scan` ends the one before it. */
export type ToMapWorker =
  /** Looks at everything again; reads what changed. */
  | {
      readonly kind: "scan";
      readonly folders: readonly MapFolder[];
      /** Files that the user has open: they are read first. */
      readonly open: readonly string[];
      /** All unsaved texts. */
      readonly unsaved: readonly UnsavedText[];
    }
  /** Files that are new, gone or different, folders too. */
  | { readonly kind: "change"; readonly files: readonly string[] }
  | { readonly kind: "edit"; readonly unsaved: readonly UnsavedText[] }
  | { readonly kind: "ask"; readonly id: number; readonly name: string; readonly input: unknown }
  /** Is answered when all before it has been read. */
  | { readonly kind: "settle"; readonly id: number };

/** The text of an open file that wins over the disk's; without it the disk's counts again. */
export interface UnsavedText {
  readonly file: string;
  readonly text?: string;
}

export type FromMapWorker =
  | { readonly kind: "progress"; readonly read: number; readonly total: number }
  | MapUpdate
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "noAnswer"; readonly id: number; readonly why: string }
  | { readonly kind: "log"; readonly what: string; readonly fields: LogFields };

/** Nothing of the user's: neither code nor names of files. */
export interface LogFields {
  readonly code?: string;
  readonly count?: number;
}

/** A part of a new map: what changed of it, so that no message is large. */
export interface MapUpdate {
  readonly kind: "update";
  readonly pieces: readonly MapPiece[];
  /** URIs of files about which the map says nothing any more. */
  readonly gone: readonly string[];
  readonly passedOver: readonly PassedOver[];
  /** Of the thread's first map: nothing of an earlier one holds. */
  readonly isAnew: boolean;
  /** `more`: another update belongs to it. `partial`: not all files are read yet. */
  readonly extent: "more" | "partial" | "whole";
}
