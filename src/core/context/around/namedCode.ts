import { enclosingBlock, type Lines } from "./enclosingBlock.ts";
import { linesOf } from "../lines.ts";

/** A name that a piece of code uses, and as what. */
export interface UsedName {
  readonly name: string;
  readonly as: "function" | "value" | "table";
}

const call = /(?<![\w$])([A-Za-z_$][\w$]{2,})\s*(?:<[^<>()]*>)?\(/g;
const word = /(?<![\w$.])([A-Za-z_$][\w$]{2,})(?![\w$])/g;
const table = /\b(?:from|into|update|join|table)\s+(?:only\s+)?"?([a-z_][\w.]*)"?/gi;
const notFunctions = new Set(
  "if for while switch catch return function typeof await async def func match when with super constructor require import print panic assert new sizeof len".split(
    " ",
  ),
);
/** UTF-16 units. A longer line is generated, and defines nothing that a person reads. */
const longestLine = 500;
/** A longer definition is shown in part. */
const mostLines = 40;

/** Names that a piece of code calls, queries or otherwise uses, in this order, once each. */
export function namesIn(code: string): readonly UsedName[] {
  const of = (pattern: RegExp): readonly string[] => [
    ...new Set([...code.matchAll(pattern)].map(([, name]) => name ?? "")),
  ];
  const functions = of(call).filter((name) => !notFunctions.has(name));
  return [
    ...functions.map((name): UsedName => ({ name, as: "function" })),
    ...of(table).map((name): UsedName => ({ name, as: "table" })),
    ...of(word)
      .filter((name) => !functions.includes(name))
      .map((name): UsedName => ({ name, as: "value" })),
  ];
}

/** The lines in which a name is defined, by the look of the first of them. */
export function definitionOf({ name, as }: UsedName, text: string): Lines | undefined {
  if (!text.includes(name)) return undefined;
  const defines = definers[as](name.replaceAll(/[$.]/g, "\\$&"));
  const lines = linesOf(text);
  const at = lines.findIndex(
    (line) => line.length <= longestLine && line.includes(name) && defines.test(line.trimEnd()),
  );
  if (at < 0) return undefined;
  const block = enclosingBlock(text, at);
  const start = block === undefined || block.start > at ? at : Math.max(block.start, at - 5);
  // A table's own line begins its block, whatever the look of the lines around.
  const end = as === "table" ? statementEnd(lines, at) : (block?.end ?? at);
  return { start: as === "table" ? at : start, end: Math.min(end, start + mostLines) };
}

const modifiers =
  "(?:(?:export|default|public|private|protected|internal|static|final|override|async|pub|abstract|readonly)\\s+)*";

const definers: Readonly<Record<UsedName["as"], (name: string) => RegExp>> = {
  function: (name) =>
    new RegExp(
      `^\\s*${modifiers}(?:(?:function\\*?|def|func|fn|fun|sub)\\s+(?:\\([^)]*\\)\\s*)?${name}\\s*[(<[]|(?:const|let|var)\\s+${name}\\s*=\\s*(?:async\\s*)?(?:function|\\()|(?:[\\w<>[\\],.?*&]+\\s+)?${name}\\s*\\([^;]*\\)[^;=]*\\{\\s*$)`,
    ),
  // At the margin only: inside of functions such names are everywhere.
  value: (name) =>
    new RegExp(
      `^${modifiers}(?:(?:const|let|var|type|interface|class|struct|enum)\\s+${name}\\b|${name}\\s*=)`,
    ),
  table: (name) =>
    new RegExp(
      `^\\s*create\\s+(?:\\w+\\s+)*table\\s+(?:if\\s+not\\s+exists\\s+)?"?${name}"?\\s*\\(?`,
      "i",
    ),
};

function statementEnd(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index >= start && /;\s*$/.test(line));
  return end < 0 ? start : end;
}
