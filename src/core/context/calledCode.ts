import { enclosingBlock, type Lines } from "./enclosingBlock.ts";
import { linesOf } from "./lines.ts";

const call = /(?<![\w$])([A-Za-z_$][\w$]{2,})\s*(?:<[^<>()]*>)?\(/g;
const notFunctions = new Set(
  "if for while switch catch return function typeof await async def func match when with super constructor require import print panic assert new sizeof len".split(
    " ",
  ),
);
/** A longer function is shown in part. */
const mostLines = 60;

/** Names that a piece of code calls, in the order of their first call. */
export function calledIn(code: string): readonly string[] {
  const names = [...code.matchAll(call)].map(([, name]) => name ?? "");
  return [...new Set(names)].filter((name) => !notFunctions.has(name));
}

/** The lines in which a function of this name is defined, by the look of its first line. */
export function definitionOf(name: string, text: string): Lines | undefined {
  const escaped = name.replaceAll("$", "\\$");
  const named = new RegExp(
    `^\\s*(?:(?:export|default|public|private|protected|internal|static|final|override|async|pub|abstract)\\s+)*(?:(?:function\\*?|def|func|fn|fun|sub)\\s+(?:\\([^)]*\\)\\s*)?${escaped}\\s*[(<[]|(?:const|let|var)\\s+${escaped}\\s*=\\s*(?:async\\s*)?(?:function|\\()|(?:[\\w<>[\\],.?*&]+\\s+)?${escaped}\\s*\\([^;]*\\)[^;=]*\\{\\s*$)`,
  );
  const lines = linesOf(text);
  const at = lines.findIndex((line) => line.includes(name) && named.test(line.trimEnd()));
  if (at < 0) return undefined;
  const block = enclosingBlock(text, at);
  if (block === undefined || block.start > at) return { start: at, end: at };
  const start = Math.max(block.start, at - 5);
  return { start, end: Math.min(block.end, start + mostLines) };
}
