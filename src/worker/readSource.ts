import { createHash } from "node:crypto";
import fs from "node:fs";
import type { PassedOverReason } from "../core/backendMap/backendMap.ts";
import { whyPassedOver } from "../core/context/changes/whyPassedOver.ts";
import { decodeText } from "../core/context/decodeText.ts";

/** A file's text and its hash, or why it gives none. */
export type Source =
  | { readonly hash: string; readonly text: string }
  | { readonly hash: string; readonly passedOver: PassedOverReason };

const mostBytes = 1_000_000;
/** Of an average line: people write shorter ones. Not of small files, which may be one line. */
const longestLine = 500;
const smallFile = 10_000;

/** @param unsaved wins over what the disk holds. */
export function readSource(file: string, path: string, unsaved?: string): Source {
  if (unsaved !== undefined) return judged(unsaved, path, hashOf(unsaved));
  const bytes = bytesOf(file);
  if (typeof bytes === "string") return { hash: "", passedOver: bytes };
  const hash = hashOf(bytes);
  const text = decodeText(bytes);
  if (typeof text !== "string") return { hash, passedOver: "notText" };
  return judged(text, path, hash);
}

/** Differs when a file was written to; undefined when it is not there, or is no file. */
export function stampOf(file: string): string | undefined {
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? `${found.mtimeMs} ${found.size}` : undefined;
}

function bytesOf(file: string): Uint8Array | "large" | "unreadable" {
  try {
    const found = fs.lstatSync(file);
    // A pipe or a device would never end.
    if (!found.isFile()) return "unreadable";
    return found.size > mostBytes ? "large" : fs.readFileSync(file);
  } catch {
    return "unreadable";
  }
}

function judged(text: string, path: string, hash: string): Source {
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
  return createHash("sha1").update(content).digest("base64");
}
