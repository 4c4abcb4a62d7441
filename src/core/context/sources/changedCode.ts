import type { TextFile } from "../../ports.ts";
import type { Marks, Part } from "../../prompt/prompt.ts";
import { partTokens } from "../fitBudget.ts";
import type { Hunk } from "../changes/hunk.ts";
import type { LineSpan } from "../around/importSpan.ts";
import { importSpan } from "../around/importSpan.ts";
import { linesOf } from "../lines.ts";
import { spansAround } from "../changes/spansAround.ts";
import type { Around } from "../changes/spansAround.ts";

/** A changed file as it was and as it is, at least one of the two, and where they differ. */
export interface ChangedText {
  /** In the working tree, under its new name. */
  readonly file: { readonly uri: string };
  readonly before?: TextFile;
  readonly after?: TextFile;
  readonly hunks: readonly Hunk[];
}

export interface ChangedCode {
  readonly reviewed: readonly Part[];
  readonly context: readonly Part[];
}

interface Width extends Around {
  /** Unchanged lines on each side of removed ones. */
  readonly old: number;
  readonly hasImports: boolean;
}

/** How much of the unchanged code goes along, the most first. */
const widths: readonly Width[] = [
  { lines: 8, block: 160, gap: 6, old: 2, hasImports: true },
  { lines: 8, block: 60, gap: 6, old: 2, hasImports: true },
  { lines: 4, block: 25, gap: 4, old: 1, hasImports: true },
  { lines: 3, block: 0, gap: 3, old: 0, hasImports: false },
  { lines: 1, block: 0, gap: 2, old: 0, hasImports: false },
];

/** Tokens that changed and unchanged code may take together before less of the latter goes. */
const wantedTokens = 8_000;

/**
 * Changed lines with the code around them, each stretch followed by what stood there before where
 * lines were removed. A small change brings its functions along, a large one a few lines.
 */
export function changedCode(texts: readonly ChangedText[]): ChangedCode {
  const [widest, ...narrower] = widths;
  let code = widest === undefined ? { reviewed: [], context: [] } : codeAt(texts, widest);
  for (const width of narrower) {
    if (tokensOf(code) <= wantedTokens) break;
    code = codeAt(texts, width);
  }
  return code;
}

function tokensOf({ reviewed, context }: ChangedCode): number {
  return [...reviewed, ...context].reduce((sum, part) => sum + partTokens(part), 0);
}

function codeAt(texts: readonly ChangedText[], width: Width): ChangedCode {
  const files = texts.map((text) => partsOf(text, width));
  return {
    reviewed: files.flatMap(({ reviewed }) => reviewed),
    context: files.flatMap(({ context }) => context),
  };
}

function partsOf(change: ChangedText, width: Width): ChangedCode {
  const { file, after, hunks } = change;
  if (after === undefined) return { reviewed: oldParts(change, hunks, width), context: [] };
  const lines = linesOf(after.text);
  const changed = hunks.map(({ newStart, newEnd }) => ({ start: newStart, end: newEnd }));
  const marks = marksFor("+", changed);
  const spans = spansAround(after.text, changed, width);
  const reviewed = spans.flatMap((span, at) => {
    const next = spans[at + 1]?.start ?? Infinity;
    const first = at === 0 ? 0 : span.start;
    const within = hunks.filter(({ newStart }) => first <= newStart && newStart < next);
    const now = partOf(after, lines, span, { marks, why: "under review", fileUri: file.uri });
    return [now, ...oldParts(change, within, width)];
  });
  const imports = width.hasImports ? importSpan(lines, spans[0]?.start ?? 0) : { start: 0, end: 0 };
  return {
    reviewed,
    context:
      imports.end > 0
        ? [partOf(after, lines, imports, { why: "the file's imports", fileUri: file.uri })]
        : [],
  };
}

/** Where lines were removed, the old side of it. */
function oldParts(
  { file, before }: ChangedText,
  hunks: readonly Hunk[],
  width: Width,
): readonly Part[] {
  if (before === undefined) return [];
  const lines = linesOf(before.text);
  const removed = hunks
    .filter(({ oldStart, oldEnd }) => oldEnd > oldStart)
    .map(({ oldStart, oldEnd }) => ({ start: oldStart, end: oldEnd }));
  const marks = marksFor("-", removed);
  return spansAround(before.text, removed, { lines: width.old, block: 0, gap: width.gap }).map(
    (span) => partOf(before, lines, span, { marks, why: "before the change", fileUri: file.uri }),
  );
}

function marksFor(sign: Marks["sign"], spans: readonly LineSpan[]): Marks {
  const lines = new Set<number>();
  for (const { start, end } of spans) for (let line = start; line < end; line++) lines.add(line);
  return { sign, lines };
}

function partOf(
  { uri, path, languageId }: TextFile,
  lines: readonly string[],
  { start, end }: LineSpan,
  { fileUri, ...words }: Pick<Part, "why" | "marks"> & { readonly fileUri: string },
): Part {
  const text = lines.slice(start, end).join("");
  return {
    uri,
    path,
    text,
    startLine: start,
    languageId,
    numbered: true,
    ...words,
    ...(fileUri !== uri && { fileUri }),
  };
}
