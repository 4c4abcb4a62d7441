import { findAssignments } from "./secrets/assignments.ts";
import { carriers } from "./secrets/carriers.ts";
import { keyFormats } from "./secrets/keyFormats.ts";
import { findPrivateKeys } from "./secrets/privateKeys.ts";
import { matchesOf, type Secret } from "./secrets/secretRule.ts";
import { rewrite, toOriginal, type Replacement, type Rewritten } from "./spans.ts";

/** UTF-16 units beyond which a text is not scanned, and so not sent. */
export const maxScannedLength = 512 * 1024;

/** A text that cannot be checked for secrets, and so must not leave. */
export class UnscannableError extends Error {
  override readonly name = "UnscannableError";
}

/** Gives a secret its placeholder: equal values of one request get the same. */
export type NameSecret = (kind: string, value: string) => string;

export interface Mask extends Replacement {
  readonly kind: string;
}

const placeholder = /\[\[secret:[a-z0-9-]{1,40}:(\d{1,9})\]\]/g;
const rounds = 8;

/**
 * Names secrets in the order in which they come. One for each request.
 *
 * @param sent what goes with it and may hold placeholders of earlier requests: numbers go on after
 * those, so that one number never means two values.
 */
export function nameSecrets(sent?: object): NameSecret {
  const named = new Map<string, string>();
  const first = sent === undefined ? 1 : highestNumber(JSON.stringify(sent)) + 1;
  return (kind, value) => {
    const known = named.get(value);
    if (known !== undefined) return known;
    const name = `[[secret:${kind}:${first + named.size}]]`;
    named.set(value, name);
    return name;
  };
}

function highestNumber(text: string): number {
  const numbers = [...text.matchAll(placeholder)].map((match) => Number(match[1]));
  return numbers.reduce((highest, number) => Math.max(highest, number), 0);
}

/**
 * Puts placeholders in the place of secrets; line breaks stay, in number and order.
 *
 * @throws UnscannableError when the text is too long.
 */
export function redact(text: string, name: NameSecret = nameSecrets()): Rewritten {
  return rewrite(text, maskSecrets(text, name));
}

/**
 * What to put in the place of the text's secrets: in order, disjoint. Repeats until nothing more is
 * found, because a placeholder can bring to light what stood beside the secret.
 *
 * @throws UnscannableError when the text is too long or the search does not settle.
 */
export function maskSecrets(
  text: string,
  name: NameSecret,
  limit: number = maxScannedLength,
): readonly Mask[] {
  if (text.length > limit) throw new UnscannableError("too large to check for secrets");
  let found: readonly Secret[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const masked = masksFor(text, found, name);
    const copy = rewrite(text, masked);
    const more = findSecrets(copy.text);
    if (more.length === 0) return masked;
    found = merge([
      ...found,
      ...more.map((secret) => ({
        kind: secret.kind,
        ...toOriginal(copy.spans, secret.start, secret.end),
      })),
    ]);
  }
  throw new UnscannableError("too complex to check for secrets");
}

function masksFor(text: string, secrets: readonly Secret[], name: NameSecret): readonly Mask[] {
  return secrets.map(({ kind, start, end }) => {
    const value = text.slice(start, end);
    const breaks = value.match(/\r\n|[\n\r\u2028\u2029]/g)?.join("") ?? "";
    return { kind, start, end, text: name(kind, value) + breaks };
  });
}

/** One look at the text: what is not covered by placeholders already. */
function findSecrets(text: string): readonly Secret[] {
  const placeholders = [...text.matchAll(placeholder)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: Secret[] = [...findPrivateKeys(text), ...findAssignments(text)];
  for (const rule of keyFormats) found.push(...matchesOf(rule, text));
  for (const rule of carriers) found.push(...matchesOf(rule, text));
  if (placeholders.length === 0) return merge(found);
  return merge(found.flatMap((secret) => beyond(secret, placeholders, text)));
}

/**
 * The secret widened to whole placeholders, or nothing when it holds little else or is read out of
 * a placeholder's own words.
 */
function beyond(
  secret: Secret,
  placeholders: readonly { readonly start: number; readonly end: number }[],
  text: string,
): readonly Secret[] {
  const touched = placeholders.filter(({ start, end }) => start < secret.end && secret.start < end);
  if (touched.length === 0) return [secret];
  if (touched.some((one) => one.start < secret.start)) return [];
  const end = Math.max(secret.end, ...touched.map((one) => one.end));
  const rest = text.slice(secret.start, end).replace(placeholder, "");
  return /[\p{L}\p{N}]/u.test(rest) ? [{ ...secret, end }] : [];
}

/** In order; what overlaps becomes one, with the kind of the first. */
function merge(secrets: readonly Secret[]): readonly Secret[] {
  const merged: Secret[] = [];
  for (const secret of secrets.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || secret.start >= last.end) merged.push(secret);
    else if (secret.end > last.end) merged[merged.length - 1] = { ...last, end: secret.end };
  }
  return merged;
}
