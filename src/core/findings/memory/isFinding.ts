import type {
  Evidence,
  Finding,
  FindingState,
  Fix,
  FixEdit,
  Position,
  Range,
  Said,
} from "../finding.ts";
import { categories, severities } from "../finding.ts";
import type { Fields } from "./savedFields.ts";
import { fieldsOf, isCount, isListOf, isTextOrNone } from "./savedFields.ts";

/** Whether something that was read from outside is a finding: no field of it is taken for granted. */
export function isFinding(value: unknown): value is Finding {
  const raw = fieldsOf(value);
  if (raw === undefined) return false;
  const texts = ["id", "uri", "quote", "title", "explanation", "trigger", "persona", "model"];
  return (
    texts.every((key) => typeof raw[key] === "string") &&
    isRange(raw["range"]) &&
    hasKnownWords(raw) &&
    isListOf(raw["evidence"], isEvidence) &&
    (raw["fix"] === undefined || isFix(raw["fix"])) &&
    (raw["talk"] === undefined || isListOf(raw["talk"], isSaid))
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
    among([undefined, ...states.filter((state) => state !== "dismissed")], "stateBefore") &&
    among([undefined, "confirmed", "lowered"], "checked") &&
    among([undefined, "team"], "dismissedBy") &&
    ["notSeenAgain", "late"].every((key) => among([undefined, true], key)) &&
    ["refuteReason", "checkReason", "dismissReason", "dismissNote", "confirms"].every((key) =>
      isTextOrNone(raw[key]),
    )
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

function isSaid(value: unknown): value is Said {
  const raw = fieldsOf(value);
  return (
    raw !== undefined &&
    (raw["who"] === "user" || raw["who"] === "architect") &&
    typeof raw["text"] === "string"
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
