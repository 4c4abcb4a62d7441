/**
 * UTF-8 bytes per token, measured per language with the last vocabulary that was published. Of it
 * only the spread between languages still holds.
 */
const measured: Readonly<Record<string, number>> = {
  typescript: 3.4,
  typescriptreact: 3.4,
  javascript: 3.4,
  javascriptreact: 3.4,
  python: 3.9,
  java: 4,
  kotlin: 4,
  go: 3.1,
  rust: 3.4,
  ruby: 3.8,
  php: 4.4,
  csharp: 4.5,
  sql: 3.6,
  yaml: 3.9,
  markdown: 4,
  json: 3.3,
  jsonc: 3.3,
};
const measuredElsewhere = 3.3;

/** The average of today's tokenizer (about 2.5 characters) over the average measured then. */
const level = 2.5 / 3.8;
/** So that an estimate errs on the high side; a file by itself is off by a quarter at worst. */
const caution = 0.85;

const leastFactor = 0.6;
const mostFactor = 1.6;
/** How much one reply moves the factor. */
const weight = 0.3;

/**
 * Tokens of a text, estimated without a network and rather too high than too low.
 *
 * @param languageId VS Code's; prose and what is not known count as dense text.
 * @param factor what `learnFactor` made of this model's replies.
 */
export function countTokens(text: string, languageId = "", factor = 1): number {
  const bytesPerToken = (measured[languageId] ?? measuredElsewhere) * level * caution;
  return Math.ceil((utf8Length(text) / bytesPerToken) * factor);
}

/**
 * A model's correction after one more reply: a moving average of what the service counted over
 * what was estimated, between 0.6 and 1.6. Begin with 1 for each model.
 *
 * @param estimated tokens of the whole request, with `factor` in it.
 * @param actual `usage`'s tokens of the whole prompt, cached ones included.
 */
export function learnFactor(factor: number, estimated: number, actual: number): number {
  const seen = factor * (actual / estimated);
  if (!(estimated > 0 && actual > 0 && Number.isFinite(seen))) return factor;
  const moved = factor + weight * (seen - factor);
  return Math.min(mostFactor, Math.max(leastFactor, moved));
}

/** A half surrogate counts as the three bytes of what it is sent as. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const isPairHalf = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x800 || isPairHalf ? 1 : 2;
  }
  return bytes;
}
