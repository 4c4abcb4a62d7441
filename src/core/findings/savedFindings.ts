import type { Evidence, Finding, FindingState, Fix, FixEdit, Position, Range } from "./finding.ts";
import { categories, severities } from "./finding.ts";

/** Raised whenever an older reader would misread what a newer one wrote. */
const version = 1;

/** More are not worth a reload's time; the newest are kept. */
const mostFindings = 500;

/** Findings as they are kept between two sessions: plain JSON. */
export interface SavedFindings {
  readonly version: number;
  readonly findings: readonly Finding[];
}

export function toSaved(findings: readonly Finding[]): SavedFindings {
  return { version, findings: findings.slice(-mostFindings) };
}

/**
 * Reads what was kept: it is validated like an answer, since anybody may have written it. What is
 * no finding is left out; `newer` was written by a later version and is not to be overwritten.
 */
export function fromSaved(saved: unknown): readonly Finding[] | "newer" {
  const root = fieldsOf(saved);
  const written = root?.["version"];
  if (typeof written === "number" && written > version) return "newer";
  const findings = root?.["findings"];
  if (written !== version || !Array.isArray(findings)) return [];
  return findings.filter(isFinding);
}

type Fields = Readonly<Record<string, unknown>>;

function isFinding(value: unknown): value is Finding {
  const raw = fieldsOf(value);
  if (raw === undefined) return false;
  const texts = ["id", "uri", "quote", "title", "explanation", "trigger", "persona", "model"];
  return (
    texts.every((key) => typeof raw[key] === "string") &&
    isRange(raw["range"]) &&
    hasKnownWords(raw) &&
    isListOf(raw["evidence"], isEvidence) &&
    (raw["fix"] === undefined || isFix(raw["fix"]))
  );
}

const states: readonly FindingState[] = [
  "open",
  "unchecked",
  "refuted",
  "dismissed",
  "fixed",
  "lost",
];

function hasKnownWords(raw: Fields): boolean {
  const among = (choices: readonly unknown[], key: string): boolean => choices.includes(raw[key]);
  return (
    among(["exact", "near"], "match") &&
    among(categories, "category") &&
    among(severities, "severity") &&
    among(states, "state") &&
    among(["claude", "local"], "source") &&
    among([undefined, "open", "unchecked"], "stateBefore") &&
    among([undefined, true], "notSeenAgain") &&
    ["refuteReason", "dismissReason"].every((key) => isTextOrNone(raw[key]))
  );
}

function isEvidence(value: unknown): value is Evidence {
  const raw = fieldsOf(value);
  return (
    raw !== undefined &&
    ["uri", "quote", "note"].every((key) => typeof raw[key] === "string") &&
    isRange(raw["range"])
  );
}

function isFix(value: unknown): value is Fix {
  const raw = fieldsOf(value);
  return raw !== undefined && typeof raw["title"] === "string" && isListOf(raw["edits"], isEdit);
}

function isEdit(value: unknown): value is FixEdit {
  const raw = fieldsOf(value);
  return (
    raw !== undefined &&
    ["uri", "oldText", "newText"].every((key) => typeof raw[key] === "string") &&
    (raw["oldText"] === "" ? raw["range"] === undefined : isRange(raw["range"]))
  );
}

function isRange(value: unknown): value is Range {
  const raw = fieldsOf(value);
  return raw !== undefined && isPosition(raw["start"]) && isPosition(raw["end"]);
}

function isPosition(value: unknown): value is Position {
  const raw = fieldsOf(value);
  return raw !== undefined && isCount(raw["line"]) && isCount(raw["character"]);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function isListOf(value: unknown, is: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Fields;
}
