import { hash as hashOnce } from "node:crypto";
import fs from "node:fs";
import type { PassedOverReason } from "../core/backendMap/backendMap.ts";
import { whyPassedOver } from "../core/context/changes/whyPassedOver.ts";
import { decodeText } from "../core/context/decodeText.ts";

/** A file's text and its hash, or why it gives none. */
export type Source = Judged & { readonly stamp: string };

type Judged =
  | { readonly hash: string; readonly text: string }
  | { readonly hash: string; readonly passedOver: PassedOverReason };

const mostBytes = 1_000_000;
/** Of an average line: people write shorter ones. Not of small files, which may be one line. */
const longestLine = 500;
const smallFile = 10_000;

/** @param unsaved wins over what the disk holds. */
export function readSource(file: string, path: string, unsaved?: string): Source {
  if (unsaved !== undefined) {
    return { stamp: "unsaved", ...judged(unsaved, path, hashOf(unsaved)) };
  }
  const found = statOf(file);
  const stamp = found === undefined ? "" : stampIn(found);
  const bytes = found === undefined ? "unreadable" : bytesOf(file, found);
  if (typeof bytes === "string") return { stamp, hash: "", passedOver: bytes };
  const hash = hashOf(bytes);
  const text = decodeText(bytes);
  if (typeof text !== "string") return { stamp, hash, passedOver: "notText" };
  return { stamp, ...judged(text, path, hash) };
}

/** Differs when a file was written to; undefined when it is not there, or is no file. */
export function stampOf(file: string): string | undefined {
  const found = statOf(file);
  return found && stampIn(found);
}

const stampIn = ({ mtimeMs, size }: fs.Stats): string => `${mtimeMs} ${size}`;

/** A pipe or a device, which would never end, is no file; nor is what cannot be looked at. */
function statOf(file: string): fs.Stats | undefined {
  try {
    const found = fs.lstatSync(file, { throwIfNoEntry: false });
    return found?.isFile() === true ? found : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf(file: string, { size }: fs.Stats): Uint8Array | "large" | "unreadable" {
  try {
    return size > mostBytes ? "large" : fs.readFileSync(file);
  } catch {
    return "unreadable";
  }
}

function judged(text: string, path: string, hash: string): Judged {
  if (text.length > mostBytes) return { hash, passedOver: "large" };
  if (text.includes("\0")) return { hash, passedOver: "notText" };
  if (isMinified(text)) return { hash, passedOver: "minified" };
  if (whyPassedOver(path, text) !== undefined) return { hash, passedOver: "generated" };
  return { hash, text };
}

function isMinified(text: string): boolean {
  if (text.length < smallFile) return false;
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return text.length / lines > longestLine;
}

function hashOf(content: string | Uint8Array): string {
  return hashOnce("sha1", content, "base64");
}
