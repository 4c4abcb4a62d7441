import { outlineOf, type OutlineItem } from "./outline.ts";
import { identifiersIn } from "./words.ts";

/** What is kept of a file to find what is near to a piece of code; plain data, one text a definition. */
export interface FileTerms {
  /** As a prompt names it. */
  readonly path: string;
  readonly languageId: string;
  /** Modules as the file writes them: "../orders/findOrder.ts", "app.models", "example.org/store". */
  readonly imports: readonly string[];
  readonly definitions: readonly DefinitionTerms[];
}

export interface DefinitionTerms {
  readonly kind: OutlineItem["kind"];
  readonly name: string;
  /** The class or function around it, or the type that it says it belongs to. */
  readonly owner: string;
  /** Lines from 0, `end` exclusive; `head` is the one that says its name. */
  readonly start: number;
  readonly head: number;
  readonly end: number;
  /** Its identifiers, spaces between, without those of definitions inside of it. */
  readonly terms: string;
}

/** A longer line is generated. */
const longestLine = 1000;
const mostTerms = 2000;
const mostImports = 200;

const fromText = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([^"'\n]+)["']/g;
const fromWords =
  /^[ \t]*(?:from[ \t]+(\.*[\w.]+)[ \t]+import|(?:import|use|using|pub use)[ \t]+(?:static[ \t]+|type[ \t]+)?([\w.:\\]+))/gm;
const goPackage = /^\s*(?:import\s+)?(?:[\w.]+\s+)?"([\w.-]+(?:\/[\w.-]+)+)"\s*$/gm;

/** Cheap: looks at lines and words alone, in any language. */
export function readFileTerms(path: string, languageId: string, text: string): FileTerms {
  const lines = linesIn(text).map((line) => (line.length > longestLine ? "" : line));
  const outline = outlineOf(lines, languageId);
  return {
    path,
    languageId,
    imports: importsIn(text, languageId),
    definitions: outline.map((item, index) => termsOf(item, index, outline, lines)),
  };
}

/** By a plain text where that will do: it is three times as fast as a pattern. */
function linesIn(text: string): readonly string[] {
  return text.split(text.includes("\r") ? /\r\n|\r|\n/ : "\n");
}

function termsOf(
  item: OutlineItem,
  index: number,
  outline: readonly OutlineItem[],
  lines: readonly string[],
): DefinitionTerms {
  const { kind, name, start, head, end } = item;
  const own = ownLines(item, index, outline, lines);
  const owner = item.owner ?? outline[item.parent ?? -1]?.name ?? "";
  const terms = identifiersIn(own.join("\n")).slice(0, mostTerms).join(" ");
  return { kind, name, owner, start, head, end, terms };
}

/** Of what is inside only the heads: what a class offers. */
function ownLines(
  { start, end }: OutlineItem,
  index: number,
  outline: readonly OutlineItem[],
  lines: readonly string[],
): readonly string[] {
  const own: string[] = [];
  const take = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) own.push(lines[at] ?? "");
  };
  let at = start;
  for (let next = index + 1; next < outline.length; next += 1) {
    const inner = outline[next];
    if (inner === undefined || inner.start >= end) break;
    if (inner.start < at) continue;
    take(at, inner.start);
    take(inner.head, inner.head + 1);
    at = inner.end;
  }
  take(at, end);
  return own;
}

function importsIn(text: string, languageId: string): readonly string[] {
  const words = [...text.matchAll(fromWords)].map(([, from, other]) => from ?? other ?? "");
  const texts = [...text.matchAll(fromText)].map(([, from]) => from ?? "");
  const packages =
    languageId === "go" ? [...text.matchAll(goPackage)].map(([, from]) => from ?? "") : [];
  return [...new Set([...texts, ...words, ...packages])].filter(Boolean).slice(0, mostImports);
}
