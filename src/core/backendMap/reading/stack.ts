import type { FileFacts, SomeFacts } from "../facts/facts.ts";
import type { Scope, Value } from "../facts/value.ts";
import type { ParsedFile, SyntaxNode } from "../grammars/syntax.ts";
import type { Unasked } from "../grammars/unasked.ts";
import type { Language } from "../link/names/language.ts";
import type { ExpandMount } from "../link/routes/expandMount.ts";
import type { Expand } from "../link/linking.ts";

/** A language: what names mean in one file, and how they reach others. */
export interface LanguageReader extends Language {
  /** Definitions, bindings, exports and calls; the same whatever frameworks are used. */
  readonly read: (file: ParsedFile) => Reading;
  /** What of its trees neither it nor any of its stacks looks at. */
  readonly unasked?: Unasked;
  /** The text as its grammar takes it: of the same length, each thing at its place. */
  readonly prepared?: (text: string) => string;
}

/**
 * Reads files that need no grammar: configuration, schemas, migrations in SQL. All readers whose
 * `files` fits a path add their facts, also to those that a language gave.
 */
export interface PlainReader {
  /** As people call what it reads: "tsconfig". */
  readonly name: string;
  /** Which paths it reads. */
  readonly files: RegExp;
  /** Bounded in time, whatever the text; nothing for a text that it cannot make sense of. */
  readonly read: (file: SourceFile) => SomeFacts;
}

/** A file that is to be read for facts. */
export interface SourceFile {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

/** A parsed file with what its language says of it; stacks look at its syntax through this. */
export interface Reading extends ParsedFile {
  readonly facts: FileFacts;
  /** The definition around a node. */
  readonly scopeOf: (node: SyntaxNode) => Scope;
  readonly valueOf: (node: SyntaxNode) => Value;
  /** Nodes by their types, where the language has found them already: a pass over the file is dear. */
  readonly nodes?: (...types: readonly string[]) => readonly SyntaxNode[];
}

/**
 * A framework, an ORM or a library: what of a file's syntax means a route, a table, a query. A
 * plain function in one ordered list.
 */
export interface Stack {
  /** As people call it, in lower case: "express". */
  readonly name: string;
  /** VS Code's ids. */
  readonly languages: readonly string[];
  /** What a file holds that this can say anything about; a file without it is not looked at. */
  readonly markers: RegExp;
  readonly detect: (file: Reading) => SomeFacts;
  /** What becomes of a route whose methods or path other files tell. */
  readonly expand?: Expand;
  /** What becomes of a mount that needs a look at other files: those of a folder. */
  readonly expandMount?: ExpandMount;
  /** Its figures were not reached; the map says so. */
  readonly isExperimental?: true;
}
