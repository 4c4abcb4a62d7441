import { isStanding, worstFirst } from "../drawnFindings.ts";
import { categories, severities } from "../finding.ts";
import type { Category, Finding, FindingState, Severity } from "../finding.ts";

/** Which findings somebody asks for; what is left out does not narrow. */
export interface FindingsQuestion {
  /** A file or a folder, as the prompt names it. */
  readonly file?: string;
  /** This bad or worse. */
  readonly severity?: Severity;
  readonly category?: Category;
  readonly state: FindingState | "standing" | "all";
}

/** Without a state: those that hold for the code as it is. */
export const questionStates = [
  "standing",
  "open",
  "unchecked",
  "refuted",
  "dismissed",
  "fixed",
  "lost",
  "all",
] as const satisfies readonly FindingsQuestion["state"][];

/** Reads what another program asks; a string says, to that program, what is wrong with it. */
export function readFindingsQuestion(input: unknown): FindingsQuestion | string {
  if (typeof input !== "object" || Array.isArray(input)) return "The input must be an object.";
  const fields: Readonly<Record<string, unknown>> = { ...input };
  const asked = { state: "standing", ...definedOf(fields) };
  return troubleWith(asked) ?? (asked as FindingsQuestion);
}

/** What is not given at all does not narrow; nothing but our own fields is kept. */
function definedOf({ file, severity, category, state }: Readonly<Record<string, unknown>>): object {
  const given = Object.entries({ file, severity, category, state });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null));
}

function troubleWith(asked: Readonly<Record<string, unknown>>): string | undefined {
  const { file = "", severity = "low", category = "query", state } = asked;
  if (typeof file !== "string" || file.length > longestPath) {
    return "“file” must be a path relative to the workspace, such as “src/orders.ts” or “src”.";
  }
  if (!isAmong(severity, severities)) return oneOf("severity", severities);
  if (!isAmong(category, categories)) return oneOf("category", categories);
  return isAmong(state, questionStates) ? undefined : oneOf("state", questionStates);
}

const longestPath = 1000;

function isAmong(value: unknown, choices: readonly unknown[]): boolean {
  return choices.includes(value);
}

function oneOf(name: string, choices: readonly string[]): string {
  return `“${name}” must be one of: ${choices.join(", ")}.`;
}

/** The findings that are asked for, the worst first. */
export function chooseFindings(
  all: readonly Finding[],
  question: FindingsQuestion,
  pathOf: (uri: string) => string,
): readonly Finding[] {
  const { severity, category, state } = question;
  const file = normalPath(question.file ?? "");
  const found = all.filter(
    (one) =>
      isOfState(one, state) &&
      (category === undefined || one.category === category) &&
      severities.indexOf(one.severity) <= severities.indexOf(severity ?? "low") &&
      isIn(pathOf(one.uri), file),
  );
  return worstFirst(found);
}

function isOfState(finding: Finding, state: FindingsQuestion["state"]): boolean {
  if (state === "standing") return isStanding(finding);
  return state === "all" || finding.state === state;
}

function isIn(path: string, file: string): boolean {
  return file === "" || path === file || path.startsWith(`${file}/`);
}

function normalPath(path: string): string {
  return path
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .replace(/^\.$|\/+$/g, "");
}
