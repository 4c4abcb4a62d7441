import { calledAs } from "./calledAs.ts";
import type { DefinitionTerms, FileTerms } from "./fileTerms.ts";
import { createModulePaths } from "./importedFiles.ts";
import { normsOf, rarity } from "./likeness.ts";
import {
  bagOf,
  createVocabulary,
  postingsOf,
  type Bag,
  type Postings,
  type Vocabulary,
} from "./postings.ts";
import { subWordsOf } from "./words.ts";

/** All definitions of a workspace, to be looked up by their words. Built anew after an edit. */
export interface TermIndex {
  readonly files: readonly FileTerms[];
  readonly definitions: readonly IndexedDefinition[];
  readonly fileAt: ReadonlyMap<string, number>;
  readonly identifiers: Words;
  readonly subWords: Words;
  /** Indices of definitions that code calls so. */
  named(name: string): readonly number[];
  /** Indices of definitions that have this identifier in their text; no array is made. */
  using(identifier: string): Uint32Array;
  /** Indices of files, by that of the file that imports them. */
  imports(file: number): ReadonlySet<number>;
  /** What a name is about. */
  readonly partsOf: (name: string) => readonly string[];
  /** How rare a word of `partsOf` is; 0 where no definition has it. */
  readonly rarityOf: (part: string) => number;
}

export interface IndexedDefinition {
  readonly file: number;
  readonly terms: DefinitionTerms;
}

interface Words {
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
  readonly norms: Float32Array;
}

const none = new Uint32Array(0);

interface Bags {
  readonly identifiers: readonly Bag[];
  readonly subWords: readonly Bag[];
}

/** Reads each file's words once for as long as its terms are the same object. */
export function createTermIndexer(): (files: readonly FileTerms[]) => TermIndex {
  const identifiers = createVocabulary();
  const subWords = createVocabulary();
  const known = new WeakMap<FileTerms, Bags>();
  const split = new Map<string, readonly string[]>();
  const partsOf = (name: string): readonly string[] => {
    const parts = split.get(name) ?? subWordsOf(name);
    split.set(name, parts);
    return parts;
  };
  const read = (file: FileTerms): Bags => {
    const words = file.definitions.map(({ terms }) => (terms === "" ? [] : terms.split(" ")));
    return {
      identifiers: words.map((one) => bagOf(one, identifiers)),
      subWords: words.map((one) => bagOf(one.flatMap(partsOf), subWords)),
    };
  };
  return (files) => {
    const bags = files.map((file) => {
      const own = known.get(file) ?? read(file);
      known.set(file, own);
      return own;
    });
    return indexOf(files, partsOf, {
      identifiers: wordsOf(
        bags.flatMap((one) => one.identifiers),
        identifiers,
      ),
      subWords: wordsOf(
        bags.flatMap((one) => one.subWords),
        subWords,
      ),
    });
  };
}

function wordsOf(bags: readonly Bag[], vocabulary: Vocabulary): Words {
  const postings = postingsOf(bags, vocabulary.size());
  return { vocabulary, postings, norms: normsOf(postings) };
}

function indexOf(
  files: readonly FileTerms[],
  partsOf: TermIndex["partsOf"],
  words: Pick<TermIndex, "identifiers" | "subWords">,
): TermIndex {
  const definitions = files.flatMap((file, at) =>
    file.definitions.map((terms): IndexedDefinition => ({ file: at, terms })),
  );
  const byName = namesOf(definitions, files);
  const modules = createModulePaths(files.map(({ path }) => path));
  const imported = new Map<number, ReadonlySet<number>>();
  return {
    files,
    definitions,
    ...words,
    fileAt: new Map(files.map(({ path }, at) => [path, at])),
    partsOf,
    rarityOf(part) {
      const id = words.subWords.vocabulary.known(part);
      return id === undefined ? 0 : rarity(words.subWords.postings, id);
    },
    named: (name) => byName.get(name) ?? [],
    using(identifier) {
      const { vocabulary, postings } = words.identifiers;
      const id = vocabulary.known(identifier);
      if (id === undefined || id + 1 >= postings.offsets.length) return none;
      return postings.documents.subarray(postings.offsets[id], postings.offsets[id + 1]);
    },
    imports(at) {
      const file = files[at];
      const found =
        imported.get(at) ??
        new Set(file?.imports.flatMap((module) => modules.filesOf(module, file.path)) ?? []);
      imported.set(at, found);
      return found;
    },
  };
}

/** Indices of definitions by each name that code may say them by. */
function namesOf(
  definitions: readonly IndexedDefinition[],
  files: readonly FileTerms[],
): ReadonlyMap<string, readonly number[]> {
  const byName = Map.groupBy(definitions.keys(), (at) => definitions[at]?.terms.name ?? "");
  definitions.forEach(({ file, terms: { name } }, at) => {
    for (const called of calledAs(name, files[file]?.languageId ?? "")) {
      byName.set(called, [...(byName.get(called) ?? []), at]);
    }
  });
  return byName;
}
