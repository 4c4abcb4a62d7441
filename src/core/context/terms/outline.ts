import { annotationAbove } from "./annotationAbove.ts";
import { handlerOf, headOf, sqlHeadOf, type Head, type Surrounding } from "./heads.ts";
import { indentOf } from "./indentOf.ts";
import { textBlocks } from "./textBlocks.ts";

/** A definition that somebody would open by itself: a function, a method, a class without its methods. */
export interface OutlineItem extends Head {
  /** Lines from 0, `end` exclusive; comments and decorators above it are part of it. */
  readonly start: number;
  readonly end: number;
  /** The line on which it says its name. */
  readonly head: number;
  /** Index of the item around it. */
  readonly parent?: number;
}

/** UTF-16 units; a longer line is no head that anybody wrote. */
const longestHead = 400;
/** What a shorter call with a text holds is no handler. */
const leastHandler = 3;
const closer = /^(?:[)\]}>]|end\b)/;
const functionWithin = /=>|\bfunction\b|\bfunc\s*\(|\bdo\b|\blambda\b|->/;
const reopens = /(?:[{([:,]|=>)\s*$/;
/** Stands at the margin wherever it is: it ends nothing. */
const directive = /^#\s*[a-z]/;
const comment = /^(?:\/\/|\/\*|\*|#(?!\[?include)|--|"""|@|\[\w)/;

interface Open {
  readonly index: number;
  readonly indent: number;
  isClosed: boolean;
}

type Draft = { -readonly [K in keyof OutlineItem]: OutlineItem[K] };

/**
 * The definitions of a text in any language, by the look of its lines and their indentation; in the
 * order of the text, the outer before the inner. What is inside of a function is part of it, but
 * for handlers that are passed to a call, and decorated functions.
 */
export function outlineOf(lines: readonly string[], languageId: string): readonly OutlineItem[] {
  const readHead = languageId === "sql" ? sqlHead : codeHead;
  const items: Draft[] = [];
  const open: Open[] = [];
  const isInText = textBlocks(lines, languageId);
  let lastCode = -1;
  for (let at = 0; at < lines.length; at++) {
    const raw = lines[at] ?? "";
    const code = raw.trim();
    if (isNothing(code, languageId)) continue;
    if (isInText.has(at)) {
      lastCode = at;
      continue;
    }
    const indent = indentOf(raw);
    closeUntil(indent, code, { open, items, lastCode });
    lastCode = at;
    const found = readHead(lines, at, surroundingOf(open, items, indent));
    if (found === undefined) continue;
    const parent = open.at(-1)?.index;
    const start = withCommentsAbove(lines, at, indent);
    items.push({ ...found, start, head: at, end: at + 1, ...(parent !== undefined && { parent }) });
    open.push({ index: items.length - 1, indent, isClosed: false });
  }
  closeUntil(-1, "", { open, items, lastCode });
  return withoutPlainCalls(items, lines);
}

function isNothing(code: string, languageId: string): boolean {
  return code === "" || (languageId === "csharp" && directive.test(code));
}

interface Closing {
  readonly open: Open[];
  readonly items: Draft[];
  readonly lastCode: number;
}

/** Ends the blocks that a line with this indentation is no part of. */
function closeUntil(indent: number, code: string, { open, items, lastCode }: Closing): void {
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (indent > top.indent && !top.isClosed) return;
    const goesOn =
      indent === top.indent && !top.isClosed && (closer.test(code) || code.startsWith("{"));
    if (goesOn) {
      top.isClosed = !reopens.test(code);
      return;
    }
    const item = items[top.index];
    if (item !== undefined) item.end = Math.max(item.end, lastCode + 1);
    open.pop();
  }
}

function surroundingOf(
  open: readonly Open[],
  items: readonly Draft[],
  indent: number,
): Surrounding {
  if (open.length === 0) return indent > 0 ? "indented" : "top";
  if (open.some(({ index }) => items[index]?.kind === "handler")) return "handler";
  return open.every(({ index }) => items[index]?.kind === "class") ? "class" : "function";
}

function sqlHead(lines: readonly string[], at: number): Head | undefined {
  return sqlHeadOf((lines[at] ?? "").trim());
}

function codeHead(lines: readonly string[], at: number, inside: Surrounding): Head | undefined {
  const code = (lines[at] ?? "").trim();
  if (code.length > longestHead || comment.test(code)) return undefined;
  const handler =
    inside === "handler" ? undefined : handlerOf(code, () => (lines[at + 1] ?? "").trim());
  if (handler !== undefined) return handler;
  const isOwn = inside !== "function" && inside !== "handler";
  return isOwn || isDecorated(lines, at) ? headOf(code, inside) : undefined;
}

function isDecorated(lines: readonly string[], at: number): boolean {
  const above = (lines[at - 1] ?? "").trim();
  return above.startsWith("@") || annotationAbove(lines, at, indentOf(lines[at] ?? "")) < at;
}

function withCommentsAbove(lines: readonly string[], head: number, indent: number): number {
  let start = head;
  while (start > 0) {
    const raw = lines[start - 1] ?? "";
    const isOwn = comment.test(raw.trim()) && Math.abs(indentOf(raw) - indent) <= 1;
    const above = isOwn ? start - 1 : annotationAbove(lines, start, indent);
    if (above === start) break;
    start = above;
  }
  return start;
}

/** Calls with a text are everywhere; one that is given no function is part of what is around it. */
function withoutPlainCalls(
  items: readonly Draft[],
  lines: readonly string[],
): readonly OutlineItem[] {
  const kept = new Map<number, number>();
  const result: OutlineItem[] = [];
  items.forEach((item, index) => {
    const { kind, head, end } = item;
    const isShort = end - head < leastHandler;
    if (kind === "handler" && (isShort || !functionWithin.test(lines.slice(head, end).join(" ")))) {
      return;
    }
    kept.set(index, result.length);
    const { parent, ...rest } = item;
    const around = parent === undefined ? undefined : kept.get(parent);
    result.push(around === undefined ? rest : { ...rest, parent: around });
  });
  return result;
}
