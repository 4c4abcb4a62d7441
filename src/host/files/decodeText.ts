import type { NoText, ReadExtent } from "../../core/ports.ts";

/** Bytes of the file on disk; characters of an open document are compared with the same figure. */
export const maxSizes: Readonly<Record<ReadExtent, number>> = {
  whole: 512 * 1024,
  part: 20 * 1024 * 1024,
};
const bytesSearchedForNul = 512 * 1024;
const maxLineLength = 5000;

export type Refusal = Pick<NoText, "code" | "reason">;

/** UTF-8 without its byte order mark, or why it is not text. Nothing is replaced silently. */
export function decodeText(bytes: Uint8Array): string | Refusal {
  if (bytes.subarray(0, bytesSearchedForNul).includes(0)) return binary;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { code: "not-text", reason: "is not encoded in UTF-8" };
  }
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
