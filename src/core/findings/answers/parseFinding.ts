import type { Category, Severity } from "../finding.ts";
import { categories, severities } from "../finding.ts";

/** A finding as Claude wrote it: validated in shape, its places still claims. Lines from 1. */
export interface ClaimedFinding {
  readonly file: string;
  readonly line: number;
  readonly quote: string;
  readonly explanation: string;
  readonly trigger: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly title: string;
  readonly evidence: readonly ClaimedEvidence[];
  readonly fix?: { readonly title: string; readonly edits: readonly ClaimedEdit[] };
}

export interface ClaimedEvidence {
  readonly file: string;
  readonly line: number;
  readonly quote: string;
  readonly note: string;
}

export interface ClaimedEdit {
  readonly file: string;
  readonly oldText: string;
  readonly newText: string;
}

/** Characters; what is longer is cut, so that one answer cannot fill screen and storage. */
const longestTitle = 200;
const longestText = 4000;
const mostEvidence = 10;
const mostEdits = 20;

/** Reads one element of the answer; nothing when it is not a finding at all. */
export function parseFinding(value: unknown): ClaimedFinding | undefined {
  const raw = fieldsOf(value);
  if (raw === undefined) return undefined;
  const file = textOf(raw, "file");
  const quote = textOf(raw, "quote");
  const title = textOf(raw, "title").replaceAll(/\s+/g, " ").trim();
  if (file === "" || title === "" || typeof raw.get("quote") !== "string") return undefined;

  const fix = fixOf(raw.get("fix"));
  return {
    file,
    line: lineOf(raw),
    quote,
    explanation: cut(textOf(raw, "explanation"), longestText),
    trigger: cut(textOf(raw, "trigger"), longestText),
    category: among(categories, raw.get("category")) ?? "boundaries",
    severity: among(severities, raw.get("severity")) ?? "medium",
    title: cut(title, longestTitle),
    evidence: listOf(raw.get("evidence"), mostEvidence, evidenceOf),
    ...(fix === undefined ? {} : { fix }),
  };
}

function evidenceOf(value: unknown): ClaimedEvidence | undefined {
  const raw = fieldsOf(value);
  if (raw === undefined) return undefined;
  return {
    file: textOf(raw, "file"),
    line: lineOf(raw),
    quote: textOf(raw, "quote"),
    note: cut(textOf(raw, "note"), longestText),
  };
}

/** A fix is all of its edits: one that cannot be read, or too many, and there is none. */
function fixOf(value: unknown): ClaimedFinding["fix"] {
  const raw = fieldsOf(value);
  const edits = raw?.get("edits");
  if (raw === undefined || !Array.isArray(edits) || edits.length === 0) return undefined;
  const read = listOf(edits, mostEdits, editOf);
  if (read.length !== edits.length) return undefined;
  return { title: cut(textOf(raw, "title").trim() || "Fix", longestTitle), edits: read };
}

function editOf(value: unknown): ClaimedEdit | undefined {
  const raw = fieldsOf(value);
  const file = raw?.get("file");
  const oldText = raw?.get("oldText");
  const newText = raw?.get("newText");
  if (typeof file !== "string" || typeof oldText !== "string" || typeof newText !== "string") {
    return undefined;
  }
  return { file, oldText, newText };
}

/** A Map, because a key of the answer may be `__proto__`. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

function listOf<T>(
  value: unknown,
  most: number,
  read: (element: unknown) => T | undefined,
): readonly T[] {
  return Array.isArray(value) ? value.slice(0, most).flatMap((each) => read(each) ?? []) : [];
}

function textOf(raw: ReadonlyMap<string, unknown>, key: string): string {
  const value = raw.get(key);
  return typeof value === "string" ? value : "";
}

function lineOf(raw: ReadonlyMap<string, unknown>): number {
  const value = raw.get("line");
  return typeof value === "number" && Number.isFinite(value) ? Math.trunc(value) : 1;
}

/** Structured output may change the case of an enum. */
function among<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  const wanted = typeof value === "string" ? value.trim().toLowerCase() : "";
  return choices.find((choice) => choice === wanted);
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half of a surrogate pair would be no character.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
