import { at, eachPosting, type Postings } from "./postings.ts";

/** What makes words rare. */
export function rarity({ offsets, lengths }: Postings, id: number): number {
  const frequency = frequencyOf(offsets, id);
  return Math.log(1 + (lengths.length - frequency + 0.5) / (frequency + 0.5));
}

function frequencyOf(offsets: Uint32Array, id: number): number {
  return at(offsets, id + 1) - at(offsets, id);
}

/** Words in more than this share of all definitions tell nothing, unless those are few. */
const mostShare = 0.25;
const fewDefinitions = 20;

function isEverywhere({ offsets, lengths }: Postings, id: number): boolean {
  return frequencyOf(offsets, id) > Math.max(fewDefinitions, lengths.length * mostShare);
}

const saturation = 1.2;

/**
 * Okapi BM25 of every document for a query.
 *
 * @param query how often each word, by id, occurs in it.
 * @param lengthWeight how much longer documents are held back, 0 to 1.
 */
export function bm25(
  postings: Postings,
  query: ReadonlyMap<number, number>,
  lengthWeight: number,
): Float32Array {
  const { lengths, averageLength } = postings;
  const scores = new Float32Array(lengths.length);
  for (const [id, weight] of query) {
    if (isEverywhere(postings, id)) continue;
    const idf = rarity(postings, id) * weight;
    eachPosting(postings, id, (document, count) => {
      const length = at(lengths, document) / averageLength;
      const held = saturation * (1 - lengthWeight + lengthWeight * length);
      scores[document] = at(scores, document) + (idf * count * (saturation + 1)) / (count + held);
    });
  }
  return scores;
}

/** Lengths of documents as vectors, so that likeness can be told apart from size. */
export function normsOf(postings: Postings): Float32Array {
  const norms = new Float32Array(postings.lengths.length);
  for (let id = 0; id + 1 < postings.offsets.length; id++) {
    const idf = rarity(postings, id);
    eachPosting(postings, id, (document, count) => {
      const weight = (1 + Math.log(count)) * idf;
      norms[document] = at(norms, document) + weight * weight;
    });
  }
  return norms.map(Math.sqrt);
}

/** Likeness of every document to a query, 0 to 1: how much of their weight is the same words. */
export function cosine(
  postings: Postings,
  norms: Float32Array,
  query: ReadonlyMap<number, number>,
): Float32Array {
  const scores = new Float32Array(postings.lengths.length);
  let own = 0;
  for (const [id, weight] of query) {
    const idf = rarity(postings, id);
    const ofQuery = (1 + Math.log(weight)) * idf;
    own += ofQuery * ofQuery;
    if (isEverywhere(postings, id)) continue;
    eachPosting(postings, id, (document, count) => {
      scores[document] = at(scores, document) + ofQuery * (1 + Math.log(count)) * idf;
    });
  }
  const length = own === 0 ? 1 : Math.sqrt(own);
  return scores.map((score, document) =>
    score === 0 ? 0 : score / (length * at(norms, document)),
  );
}
