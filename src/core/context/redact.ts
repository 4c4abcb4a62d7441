import { findAssignments } from "./secrets/assignments.ts";
import { carriers } from "./secrets/carriers.ts";
import { keyFormats } from "./secrets/keyFormats.ts";
import { findPrivateKeys } from "./secrets/privateKeys.ts";
import { createScan, type Secret } from "./secrets/secretRule.ts";
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
/** More than that in one text is no source any more, and would take long. */
const maxSecrets = 2000;

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
 * @throws UnscannableError when the text is too long, holds too many secrets or does not settle.
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
    if (found.length + more.length > maxSecrets) break;
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

const findKnownForms = createScan([...keyFormats, ...carriers]);

/** One look at the text: what is not covered by placeholders already. */
function findSecrets(text: string): readonly Secret[] {
  const placeholders = [...text.matchAll(placeholder)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found = [...findPrivateKeys(text), ...findAssignments(text), ...findKnownForms(text)];
  return beyondPlaceholders(merge(found), placeholders, text);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The secrets widened to whole placeholders, without those that hold little else or are read out of
 * a placeholder's own words. Both lists are in order, so one look at each is enough.
 */
function beyondPlaceholders(
  secrets: readonly Secret[],
  placeholders: readonly Stretch[],
  text: string,
): readonly Secret[] {
  const kept: Secret[] = [];
  let next = 0;
  for (const secret of secrets) {
    while ((placeholders[next]?.end ?? Infinity) <= secret.start) next += 1;
    const isOwnWord = (placeholders[next]?.start ?? Infinity) < secret.start;
    const end = widened(secret.end, placeholders, next);
    const rest = text.slice(secret.start, end).replace(placeholder, "");
    if (!isOwnWord && /[\p{L}\p{N}]/u.test(rest)) kept.push({ ...secret, end });
  }
  return merge(kept);
}

/** To the end of the last placeholder that begins before this end. */
function widened(end: number, placeholders: readonly Stretch[], from: number): number {
  for (let at = from; at < placeholders.length; at += 1) {
    const one = placeholders[at];
    if (one === undefined || one.start >= end) return end;
    if (one.end > end) return one.end;
  }
  return end;
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
