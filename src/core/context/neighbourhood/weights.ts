/**
 * How much each sign counts that somebody who judges a piece of code would open a definition. Each
 * sign is 0 to 1. Fitted to four public projects' fixes (outline, paperless-ngx, redash, listmonk),
 * judged on five others: `npm run bench -- recall`.
 */
export const weights = {
  /** Shared identifiers, the rare ones most. */
  identifiers: 2.5,
  /** Shared words of identifiers, whatever the length. */
  subWords: 2,
  /** It is called or named in the seed; again where the seed's file imports it. */
  callee: 0.8,
  importedCallee: 2.2,
  /** It calls the seed. */
  caller: 0.3,
  /** Its file is imported by the seed's, or imports it. */
  imported: 0.5,
  importing: 0.5,
  sameFolder: 0.2,
  /** The files are about one thing: orders.ts, orderRepository.ts. */
  sameSubject: 0.6,
  nameWords: 0.5,
  /** The seed names the class that it is in. */
  ownerNamed: 1,
  importedLikeness: 0.8,
  /** What is long says more, and is what changes. */
  size: 0.4,
  /** It calls, or is called by, what is likely. */
  nextToLikely: 0.8,
  /** Something in its file calls the seed. */
  callerInFile: 0.8,
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
