/** What of a language's trees nobody asks for: a third of the nodes, and of the time to copy them. */
export interface Unasked {
  /** Types of nodes that have nothing in them, or nothing of interest. */
  readonly inside: ReadonlySet<string>;
  /** Types of nodes with something of interest in them only where the text has one of the words. */
  readonly unlessSaid: ReadonlySet<string>;
  /** With the flag `g`. */
  readonly words: RegExp;
  /** Tokens that say nothing themselves, such as brackets. */
  readonly tokens: ReadonlySet<string>;
}

export const nothingUnasked: Unasked = {
  inside: new Set(),
  unlessSaid: new Set(),
  words: /(?!)/g,
  tokens: new Set(),
};

/** Whether one of the words begins in a stretch of a text, which is searched once for all stretches. */
export function saysIn(text: string, { words }: Unasked): (start: number, end: number) => boolean {
  let found: readonly number[] | undefined;
  return (start, end) => {
    found ??= [...text.matchAll(words)].map(({ index }) => index);
    let [low, high] = [0, found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle] ?? Infinity) < start) low = middle + 1;
      else high = middle;
    }
    return (found[low] ?? Infinity) < end;
  };
}
