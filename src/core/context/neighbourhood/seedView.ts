import { languageIdOf } from "../../backendMap/reading/languageIdOf.ts";
import { bm25, cosine } from "../terms/likeness.ts";
import type { TermIndex } from "../terms/termIndex.ts";
import { identifiersIn } from "../terms/words.ts";
import { calledIn } from "./calledIn.ts";
import { makersOf } from "./makersOf.ts";
import { callersOf, nextToLikely, speaking, type Sure } from "./edges.ts";
import type { NeighbourSeed } from "./neighbour.ts";

/** All that is looked up once for a seed: a number for every definition, by index. */
export interface SeedView {
  readonly seed: NeighbourSeed;
  /** Of its file; -1 for one that is not known. */
  readonly file: number;
  readonly words: ReadonlySet<string>;
  readonly identifiers: Float32Array;
  readonly subWords: Float32Array;
  readonly callees: Sure;
  readonly calleesOfChange: Sure;
  readonly callers: Sure;
  readonly makers: Sure;
  /** Indices of files. */
  readonly imported: ReadonlySet<number>;
  readonly likely: Float32Array;
  readonly nextToLikely: Float32Array;
  /** Of a file the surest call of the seed in it. */
  readonly callerInFile: ReadonlyMap<number, number>;
  readonly likeFile: Float32Array;
}

/** One word that is everywhere in the seed is not all that it is about. */
const mostOfOne = 8;
const longestSeed = 60_000;
/** Less likeness than this to the whole is none: without it the least unlike would count as like. */
const leastLikeness = 0.12;

/** @param isOut definitions that are shown anyway, by index. */
export function viewSeed(
  seed: NeighbourSeed,
  index: TermIndex,
  isOut: (definition: number) => boolean,
): SeedView {
  // What a change touches says twice what it is about.
  const text = `${seed.text.slice(0, longestSeed)}\n${seed.changed ?? ""}`;
  const words = identifiersIn(text);
  const file = index.fileAt.get(seed.path) ?? -1;
  const identifiers = scaled(identifierLikeness(words, index), isOut, 0);
  const subWords = scaled(subWordLikeness(words, index), isOut, leastLikeness);
  const unique = new Set(words);
  const speaks = speaking(languageIdOf(seed.path) ?? "", index);
  const callers = callersOf(seed.names, speaks, index);
  const imported = file < 0 ? new Set<number>() : new Set([file, ...index.imports(file)]);
  const calledBy = (code: string): Sure =>
    calledIn({ ...seed, text: code }, imported, speaks, index);
  const callees = calledBy(text);
  const likely = identifiers.map((score, at) => {
    const inImported = imported.has(index.definitions[at]?.file ?? -1) ? 0.1 : 0;
    const edges = (callees.get(at) ?? 0) + (callers.get(at) ?? 0);
    return score + (subWords[at] ?? 0) + edges + inImported;
  });
  return {
    seed,
    file,
    words: unique,
    identifiers,
    subWords,
    callees,
    calleesOfChange: calledBy(seed.changed ?? ""),
    callers,
    makers: makersOf(seed, file, index),
    imported,
    likely,
    nextToLikely: nextToLikely(likely, index),
    callerInFile: surestOfFile(callers, index),
    likeFile: bestOfFile(subWords, index),
  };
}

function identifierLikeness(words: readonly string[], index: TermIndex): Float32Array {
  const { vocabulary, postings } = index.identifiers;
  return bm25(postings, counted(words, vocabulary.known), 0.6);
}

function subWordLikeness(words: readonly string[], index: TermIndex): Float32Array {
  const { vocabulary, postings, norms } = index.subWords;
  return cosine(postings, norms, counted(words.flatMap(index.partsOf), vocabulary.known));
}

function counted(
  words: readonly string[],
  idOf: (word: string) => number | undefined,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const word of words) {
    const id = idOf(word);
    if (id !== undefined) counts.set(id, Math.min(mostOfOne, (counts.get(id) ?? 0) + 1));
  }
  return counts;
}

/** So that the best of those that count has 1. */
function scaled(
  scores: Float32Array,
  isOut: (definition: number) => boolean,
  least: number,
): Float32Array {
  let most = Math.max(least, Number.MIN_VALUE);
  scores.forEach((score, at) => {
    if (score > most && !isOut(at)) most = score;
  });
  return scores.map((score) => Math.min(1, score / most));
}

function surestOfFile(sure: Sure, index: TermIndex): ReadonlyMap<number, number> {
  const files = new Map<number, number>();
  for (const [definition, value] of sure) {
    const file = index.definitions[definition]?.file ?? -1;
    files.set(file, Math.max(value, files.get(file) ?? 0));
  }
  return files;
}

function bestOfFile(scores: Float32Array, index: TermIndex): Float32Array {
  const best = new Float32Array(index.files.length);
  scores.forEach((score, at) => {
    const file = index.definitions[at]?.file ?? 0;
    best[file] = Math.max(best[file] ?? 0, score);
  });
  return best;
}
