import type { Postings } from "./postings.ts";

/** What makes words rare. */
export function rarity({ offsets, lengths }: Postings, id: number): number {
  const frequency = frequencyOf(offsets, id);
  return Math.log(1 + (lengths.length - frequency + 0.5) / (frequency + 0.5));
}

function frequencyOf(offsets: Uint32Array, id: number): number {
  return (offsets[id + 1] ?? 0) - (offsets[id] ?? 0);
}

/** Words in more than this share of all definitions tell nothing. */
const mostShare = 0.25;

/**
 * Okapi BM25 of every document for a query.
 *
 * @param lengthWeight how much longer documents are held back, 0 to 1.
 */
export function bm25(
  postings: Postings,
  query: ReadonlyMap<number, number>,
  lengthWeight: number,
): Float32Array {
  const { offsets, documents, counts, lengths, averageLength } = postings;
  const scores = new Float32Array(lengths.length);
  const k = 1.2;
  for (const [id, weight] of query) {
    if (id + 1 >= offsets.length) continue;
    if (frequencyOf(offsets, id) > Math.max(20, lengths.length * mostShare)) continue;
    const idf = rarity(postings, id) * weight;
    for (let at = offsets[id] ?? 0; at < (offsets[id + 1] ?? 0); at++) {
      const document = documents[at] ?? 0;
      const count = counts[at] ?? 0;
      const length = (lengths[document] ?? 0) / averageLength;
      const held = k * (1 - lengthWeight + lengthWeight * length);
      scores[document] = (scores[document] ?? 0) + (idf * count * (k + 1)) / (count + held);
    }
  }
  return scores;
}

/** Lengths of documents as vectors, so that likeness can be told apart from size. */
export function normsOf(postings: Postings): Float32Array {
  const { offsets, documents, counts, lengths } = postings;
  const norms = new Float32Array(lengths.length);
  for (let id = 0; id + 1 < offsets.length; id++) {
    const idf = rarity(postings, id);
    for (let at = offsets[id] ?? 0; at < (offsets[id + 1] ?? 0); at++) {
      const weight = (1 + Math.log(counts[at] ?? 1)) * idf;
      const document = documents[at] ?? 0;
      norms[document] = (norms[document] ?? 0) + weight * weight;
    }
  }
  return norms.map(Math.sqrt);
}

/** Likeness of every document to a query, 0 to 1: how much of their weight is the same words. */
export function cosine(
  postings: Postings,
  norms: Float32Array,
  query: ReadonlyMap<number, number>,
): Float32Array {
  const { offsets, documents, counts, lengths } = postings;
  const scores = new Float32Array(lengths.length);
  let own = 0;
  for (const [id, weight] of query) {
    if (id + 1 >= offsets.length) continue;
    const idf = rarity(postings, id);
    const of = (1 + Math.log(weight)) * idf;
    own += of * of;
    if (frequencyOf(offsets, id) > Math.max(20, lengths.length * mostShare)) continue;
    for (let at = offsets[id] ?? 0; at < (offsets[id + 1] ?? 0); at++) {
      const document = documents[at] ?? 0;
      scores[document] = (scores[document] ?? 0) + of * (1 + Math.log(counts[at] ?? 1)) * idf;
    }
  }
  const length = Math.sqrt(own) || 1;
  return scores.map((score, document) => score / (length * (norms[document] || 1)));
}
