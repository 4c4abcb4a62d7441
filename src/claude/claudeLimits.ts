/** How long and how much before we give up, and how stubborn we are. */
export interface ClaudeLimits {
  /** From the request to the answer's headers. */
  readonly headersMilliseconds: number;
  /** From the request to the first thinking or text; pings do not count. */
  readonly contentMilliseconds: number;
  /** Between two bytes; pings count. */
  readonly idleMilliseconds: number;
  /** One request with all its retries. */
  readonly turnMilliseconds: number;
  readonly eventBytes: number;
  readonly turnBytes: number;
  /** A longer wait that the service asks for ends the request at once. */
  readonly waitSeconds: number;
  /** All waits of one request together. */
  readonly allWaitsSeconds: number;
  /** The list of models, all pages together. */
  readonly modelsMilliseconds: number;
  /** How long a review waits for that list before it goes on without. */
  readonly modelsPatienceMilliseconds: number;
}

const mebibyte = 1024 * 1024;

export const claudeLimits: ClaudeLimits = {
  headersMilliseconds: 120_000,
  contentMilliseconds: 300_000,
  idleMilliseconds: 120_000,
  turnMilliseconds: 20 * 60_000,
  eventBytes: 16 * mebibyte,
  turnBytes: 64 * mebibyte,
  waitSeconds: 60,
  allWaitsSeconds: 120,
  modelsMilliseconds: 20_000,
  modelsPatienceMilliseconds: 3_000,
};
