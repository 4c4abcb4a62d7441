/**
 * How much each sign counts that somebody who judges a piece of code would open a definition. Each
 * sign is 0 to 1. Fitted to the fixes of twelve public servers in nine languages, judged on twelve
 * others: `npm run bench -- recall`.
 */
export const weights = {
  /** Shared identifiers, the rare ones most. */
  identifiers: 1.7,
  /** Shared words of identifiers, whatever the length. */
  subWords: 2,
  /** It is called or named in the seed; again where the seed's file imports it. */
  callee: 0.8,
  importedCallee: 0.9,
  /** Lines that a change made call or name it. */
  calleeOfChange: 2,
  /** It calls the seed. */
  caller: 0.8,
  /** It makes what the seed is a method of. */
  maker: 4,
  /** Its file is imported by the seed's, or imports it. */
  imported: 0.5,
  importing: 0.5,
  sameFolder: 0.3,
  /** The files are about one thing: orders.ts, orderRepository.ts. */
  sameSubject: 0.8,
  nameWords: 0.5,
  /** The seed names the class that it is in. */
  ownerNamed: 0.2,
  importedLikeness: 0.8,
  /** What is long says more, and is what changes. */
  size: 1,
  /** It calls, or is called by, what is likely. */
  nextToLikely: 2,
  /** Something in its file calls the seed. */
  callerInFile: 0.9,
  /** Something in its file has the same words. */
  likeFile: 0.8,
} as const;

export type Sign = keyof typeof weights;
export type Signs = Readonly<Record<Sign, number>>;

export function scoreOf(signs: Signs, given: Readonly<Record<Sign, number>> = weights): number {
  let score = 0;
  for (const sign of Object.keys(given) as Sign[]) score += given[sign] * signs[sign];
  return score;
}
