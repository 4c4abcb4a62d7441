/** A value that must not leave, as UTF-16 offsets. */
export interface Secret {
  /** Names the sort in the placeholder: lower case and hyphens. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** One form of secrets. The pattern's time is linear in the text. */
export interface SecretRule {
  readonly kind: string;
  /** One of these stands in every match, letter for letter: a cheap test before the pattern. */
  readonly hints: readonly string[];
  /** Global. The group `secret` is the value (and the flag `d` is set), else the whole match. */
  readonly pattern: RegExp;
  /** A second look at the value, where the form alone would raise false alarms. */
  readonly accepts?: (value: string) => boolean;
}

/** So long hints stand in few texts. */
const rareHint = 4;

/**
 * Looks for many forms at once: one look for all hints that are rare spares most texts the others.
 *
 * @returns the matches of each rule in a text, rule after rule, in order.
 */
export function createScan(rules: readonly SecretRule[]): (text: string) => Iterable<Secret> {
  const isRare = ({ hints }: SecretRule): boolean =>
    hints.every(({ length }) => length >= rareHint);
  const rare = new RegExp(
    rules
      .filter(isRare)
      .flatMap(({ hints }) => hints.map((hint) => hint.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
      .join("|"),
  );
  const common = rules.filter((rule) => !isRare(rule));
  return function* (text) {
    for (const rule of rare.test(text) ? rules : common) yield* matchesOf(rule, text);
  };
}

function matchesOf(rule: SecretRule, text: string): Iterable<Secret> {
  return rule.hints.some((hint) => text.includes(hint)) ? matchesIn(text, rule) : nothing;
}
const nothing: readonly Secret[] = [];

function* matchesIn(text: string, rule: SecretRule): Generator<Secret, void> {
  for (const match of text.matchAll(rule.pattern)) {
    const [start, end] = match.indices?.groups?.["secret"] ?? [
      match.index,
      match.index + match[0].length,
    ];
    if (rule.accepts?.(text.slice(start, end)) === false) continue;
    yield { kind: rule.kind, start, end };
  }
}
