/** Words with how often each occurs, as ids. */
export interface Bag {
  readonly ids: Uint32Array;
  readonly counts: Uint16Array;
}

/** Ids of words, given out as they come. */
export interface Vocabulary {
  idOf(word: string): number;
  /** Without giving one. */
  readonly known: (word: string) => number | undefined;
  readonly size: () => number;
  readonly words: () => readonly string[];
}

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  return {
    idOf(word) {
      const known = ids.get(word);
      if (known !== undefined) return known;
      ids.set(word, ids.size);
      return ids.size - 1;
    },
    known: (word) => ids.get(word),
    size: () => ids.size,
    words: () => [...ids.keys()],
  };
}

export function bagOf(words: readonly string[], vocabulary: Vocabulary): Bag {
  const counts = new Map<number, number>();
  for (const word of words) {
    const id = vocabulary.idOf(word);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return { ids: Uint32Array.from(counts.keys()), counts: Uint16Array.from(counts.values()) };
}

/** Which documents a word is in, as one array cut at the offsets of each word. */
export interface Postings {
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Uint16Array;
  readonly lengths: Float32Array;
  readonly averageLength: number;
}

export function postingsOf(bags: readonly Bag[], words: number): Postings {
  const offsets = new Uint32Array(words + 1);
  for (const { ids } of bags) for (const id of ids) offsets[id + 1] = (offsets[id + 1] ?? 0) + 1;
  for (let id = 0; id < words; id++) offsets[id + 1] = (offsets[id + 1] ?? 0) + (offsets[id] ?? 0);
  const next = offsets.slice();
  const total = offsets[words] ?? 0;
  const documents = new Uint32Array(total);
  const counts = new Uint16Array(total);
  const lengths = new Float32Array(bags.length);
  bags.forEach((bag, document) => {
    bag.ids.forEach((id, index) => {
      const place = at(next, id);
      next[id] = place + 1;
      documents[place] = document;
      counts[place] = at(bag.counts, index);
      lengths[document] = (lengths[document] ?? 0) + (bag.counts[index] ?? 0);
    });
  });
  const sum = lengths.reduce((all, one) => all + one, 0);
  return { offsets, documents, counts, lengths, averageLength: sum / Math.max(1, bags.length) };
}

/** 0 beyond the ends. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

/** Calls for each document that has a word, with how often it has it. */
export function eachPosting(
  { offsets, documents, counts }: Postings,
  id: number,
  use: (document: number, count: number) => void,
): void {
  for (let place = at(offsets, id); place < at(offsets, id + 1); place++) {
    use(at(documents, place), at(counts, place));
  }
}
