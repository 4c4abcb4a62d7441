import { Range, Uri } from "vscode";
import { rowKinds } from "../core/backendMap/picture/mapRow.ts";

/** What a command was given, read from whatever a menu, a key, a task or an extension passed. */
export type Target =
  /** Nothing: what is in front of the user. */
  | { readonly kind: "none" }
  | {
      readonly kind: "file";
      readonly uri: Uri;
      readonly range?: Range;
      /** The user already said that a file which only `.gitignore` covers may go. */
      readonly anyway: boolean;
    }
  /** Something that names no file. */
  | { readonly kind: "invalid" };

type Fields = Readonly<Record<string, unknown>>;

const longestUri = 4096;
/** Where the things that VS Code passes keep the file they are about. */
const nested = ["thread", "finding", "element"];

/** The first argument decides: the others are what else was selected. */
export function targetOf(args: readonly unknown[]): Target {
  const [first] = args;
  if (first === undefined || first === null) return { kind: "none" };
  try {
    // A button above our tree brings along the row that happens to have the focus.
    if (isTreeRow(first)) return { kind: "none" };
    return isFields(first) && !hasFile(first) ? optionsOf(first) : fileOf(first);
  } catch {
    // A getter or a proxy of somebody else's; nothing was read from it.
    return { kind: "invalid" };
  }
}

/** A row of the findings tree, or of the backend's. */
export function isTreeRow(argument: unknown): boolean {
  if (!isFields(argument)) return false;
  const kinds: readonly unknown[] = ["file", "finding", "rest", "notReviewed", ...rowKinds];
  return kinds.includes(argument["kind"]);
}

/** Options without a file, such as `{}` or `{anyway: true}`: no more than nothing. */
function optionsOf(fields: Fields): Target {
  const inner = nested.map((name) => fields[name]).find(isFields);
  if (inner !== undefined) return hasFile(inner) ? fileOf(inner) : { kind: "invalid" };
  const known = Object.keys(fields).every((key) => key === "anyway" || key === "command");
  return known ? { kind: "none" } : { kind: "invalid" };
}

function fileOf(named: unknown): Target {
  const fields = isFields(named) && !isUri(named) ? named : {};
  const uri = uriOf(isUri(named) || typeof named === "string" ? named : placeIn(fields));
  const range = rangeOf(fields["range"]);
  if (uri === undefined || range === "invalid") return { kind: "invalid" };
  return { kind: "file", uri, ...(range && { range }), anyway: fields["anyway"] === true };
}

function placeIn(fields: Fields): unknown {
  return fields["uri"] ?? fields["resourceUri"];
}

function hasFile(fields: Fields): boolean {
  return isUri(fields) || placeIn(fields) !== undefined;
}

export function uriOf(value: unknown): Uri | undefined {
  if (value instanceof Uri) return value;
  if (isUri(value)) return Uri.from(value);
  if (typeof value !== "string" || value === "" || value.length > longestUri) return undefined;
  return Uri.parse(value, true);
}

/** A Uri, or the fields of one that went through JSON. */
function isUri(value: unknown): value is { readonly scheme: string; readonly path: string } {
  if (!isFields(value)) return false;
  return typeof value["scheme"] === "string" && typeof value["path"] === "string";
}

function rangeOf(value: unknown): Range | undefined | "invalid" {
  if (value === undefined || value === null) return undefined;
  if (!isFields(value)) return "invalid";
  const { start, end } = value;
  if (!isPosition(start) || !isPosition(end)) return "invalid";
  return new Range(start.line, start.character, end.line, end.character);
}

function isPosition(
  value: unknown,
): value is { readonly line: number; readonly character: number } {
  return isFields(value) && isCount(value["line"]) && isCount(value["character"]);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
