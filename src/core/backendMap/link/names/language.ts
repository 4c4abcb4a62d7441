import type { Binding, CallFact, Export, FileFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import type { Scope } from "../../facts/value.ts";

/** How names reach other files in a language. */
export interface Language {
  /** VS Code's ids. */
  readonly ids: readonly string[];
  /**
   * The files that `module` means, as a file writes it; none for what is outside of the workspace.
   * `name` is what is wanted of it: where that is a module by itself, the answer is without it.
   */
  readonly resolve: (
    module: string,
    name: string | undefined,
    from: FileFacts,
    index: FactIndex,
  ) => Resolved;
  /**
   * Files whose names at the top are seen without an import: those of the same package; or only
   * those of them that hold the name that is wanted.
   */
  readonly visible?: (from: FileFacts, index: FactIndex, name: string) => readonly FileFacts[];
  /** Of several files that hold something, those whose names a file sees before the others'. */
  readonly nearest?: (
    from: FileFacts,
    files: readonly FileFacts[],
    index: FactIndex,
  ) => readonly FileFacts[];
  /** The module of this name that stands below another one. */
  readonly submodule?: (of: FileFacts, name: string, index: FactIndex) => FileFacts | undefined;
  /** Whether every name at the top can be imported, exported or not. */
  readonly exportsAll: boolean;
  /** Whether a class's inherited members are seen in it by their bare names. */
  readonly inheritsNames?: boolean;
  /** The method by which a type answers requests: it may hand them to a router that it holds. */
  readonly answers?: string;
  /**
   * Whether what a helper declares is told as if each of its calls declared it: where paths and
   * handlers come in records and lists, to methods that classes inherit.
   */
  readonly unfoldsHelpers?: boolean;
  /** Methods that run when a class is called, by name. */
  readonly constructors: readonly string[];
}

export interface Resolved {
  readonly files: readonly FileFacts[];
  /** What of the files is meant; absent for the files themselves. */
  readonly name?: string;
}

/**
 * What one file says under some keys, without a look at any other: the way to a question that takes
 * a look at all files. One and the same function for one question: it is known by it.
 */
export type Lookup<Item> = (
  file: FileFacts,
) => Iterable<readonly [key: string | object, item: Item]>;

/**
 * The facts of all files, to be looked up by what they are asked for. It remembers who asked for
 * what, and an edit computes again what asked for anything that it changed: so nothing may be kept
 * beside it, but by `shared`.
 */
export interface FactIndex {
  /** By their paths. */
  readonly files: Pick<ReadonlyMap<string, FileFacts>, "get" | "has">;
  /** What all files say under a key, in the order of their paths; the same array until it changes. */
  find<Item>(lookup: Lookup<Item>, key: string | object): readonly Item[];
  /** What is the same for all who ask, computed once: a function that stands at the top of a file. */
  shared<Whole>(compute: (index: FactIndex) => Whole): Whole;
  /** What a module means as a file writes it; see `Language.resolve`. */
  resolve(module: string, name: string | undefined, from: FileFacts): Resolved;
  /** Files of a folder ("" is the root), without those of its folders. */
  folder(path: string): readonly FileFacts[];
  languageOf(file: FileFacts): Language | undefined;
  /** Names of one file. */
  names(file: FileFacts): FileNames;
  /** Definitions of this name in files of the same language, wherever. */
  named(name: string, language: Language): readonly DefinitionIn[];
  /** What members of this name are given away from their type, in files of a language. */
  given(name: string, language: Language): readonly BindingIn[];
}

export interface BindingIn {
  readonly file: FileFacts;
  readonly binding: Binding;
}

export interface DefinitionIn {
  readonly file: FileFacts;
  readonly index: number;
}

export interface FileNames {
  binding(scope: Scope, name: string): readonly Binding[];
  /** Indices. */
  definition(scope: Scope, name: string): readonly number[];
  exports(name: string): readonly Export[];
  router(at: string): RouterFact | undefined;
  routerOf(definition: number): RouterFact | undefined;
}

/** The calls by which parameters of functions are filled. */
export interface CallSites {
  of(file: FileFacts, definition: number): readonly CallSite[];
}

export interface CallSite {
  readonly file: FileFacts;
  readonly call: CallFact;
}
