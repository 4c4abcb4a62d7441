import type { NoText, ReadExtent } from "../ports.ts";

/** Bytes of the file on disk; characters of an open document are compared with the same figure. */
export const maxSizes: Readonly<Record<ReadExtent, number>> = {
  whole: 512 * 1024,
  part: 20 * 1024 * 1024,
};
const bytesSearchedForNul = 512 * 1024;
const maxLineLength = 5000;

export type Refusal = Pick<NoText, "code" | "reason">;

/**
 * UTF-8, or UTF-16 that says so by its byte order mark; without that mark. Or why it is not text:
 * nothing is replaced silently.
 */
export function decodeText(bytes: Uint8Array): string | Refusal {
  const order = byteOrder(bytes);
  if (order === undefined && bytes.subarray(0, bytesSearchedForNul).includes(0)) return binary;
  try {
    // Not every Node decodes the other order.
    const inOrder = order === "big" ? Buffer.from(bytes).swap16() : bytes;
    const encoding = order === undefined ? "utf-8" : "utf-16le";
    return new TextDecoder(encoding, { fatal: true }).decode(inOrder);
  } catch {
    return { code: "not-text", reason: "is not encoded in UTF-8" };
  }
}

function byteOrder([first, second]: Uint8Array): "little" | "big" | undefined {
  if (first === 0xff && second === 0xfe) return "little";
  return first === 0xfe && second === 0xff ? "big" : undefined;
}

/** Why this text is not sent: no person wrote such a file. */
export function textTrouble(text: string, extent: ReadExtent): Refusal | undefined {
  if (text.length > maxSizes[extent]) return tooLarge(extent);
  if (text.includes("\0")) return binary;
  if (extent === "whole" && longestLine(text) > maxLineLength) {
    return {
      code: "file-too-large",
      reason: `has a line of more than ${maxLineLength} characters`,
    };
  }
  return undefined;
}

export function tooLarge(extent: ReadExtent): Refusal {
  const size = maxSizes[extent] / 1024;
  const limit = size < 1024 ? `${size} KB` : `${size / 1024} MB`;
  return { code: "file-too-large", reason: `is larger than ${limit}` };
}

const binary: Refusal = { code: "not-text", reason: "is a binary file" };

function longestLine(text: string): number {
  let longest = 0;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return Math.max(longest, text.length - start);
}
