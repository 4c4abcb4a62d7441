import type { Secret } from "./secretRule.ts";

const begin = /-----BEGIN[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const end = /-----END[ A-Z0-9]{0,40}-----/y;
/** What may stand between the lines of a key in a file, a string or a comment. */
const betweenLines = String.raw`(?:\\[rn]|[\s"'\`+,|>#*\\])`;
const keyLines = new RegExp(
  `(?:${betweenLines}*[A-Za-z0-9+/=]{20,})*(?:${betweenLines}{1,80}[A-Za-z0-9+/]{1,19}={1,2})?`,
  "y",
);
const wholeBody = /^[\w+/=\s\\"'`,:.|>#*-]*$/;

/**
 * Private keys in armour, whole, or as far as they go where the text was cut off. Code between a
 * mention of the first line and one of the last is no key.
 */
export function* findPrivateKeys(text: string): Generator<Secret, void> {
  if (!text.includes("PRIVATE KEY")) return;
  for (const match of text.matchAll(begin)) {
    const bodyStart = match.index + match[0].length;
    const bodyEnd = endOfBody(text, bodyStart);
    if (bodyEnd > bodyStart) yield { kind: "private-key", start: match.index, end: bodyEnd };
  }
  yield* findTails(text);
}

/** Where the key that begins here ends, its last line included; `start` when there is none. */
function endOfBody(text: string, start: number): number {
  const dashes = text.indexOf("-----", start);
  const body = dashes < 0 ? undefined : text.slice(start, dashes);
  end.lastIndex = dashes;
  if (body !== undefined && wholeBody.test(body) && /\w{8}/.test(body) && end.test(text)) {
    return end.lastIndex;
  }
  keyLines.lastIndex = start;
  return keyLines.test(text) ? keyLines.lastIndex : start;
}

const tail =
  /(?:^[ \t"'`]{0,40}[A-Za-z0-9+/=]{1,80}(?:\\n)?[ \t"'`,+]{0,8}\r?\n){1,400}[ \t"'`]{0,40}-----END[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----/dgm;
const tailSize = 10_000;

/** The rest of a key whose beginning was cut off. */
function* findTails(text: string): Generator<Secret, void> {
  const last = text.indexOf("PRIVATE KEY-----");
  if (!text.slice(0, last).includes("-----BEGIN")) {
    const from = Math.max(0, last - tailSize);
    const match = [...text.slice(from, last + 32).matchAll(tail)][0];
    if (match !== undefined) {
      yield {
        kind: "private-key",
        start: from + match.index,
        end: from + match.index + match[0].length,
      };
    }
  }
}
