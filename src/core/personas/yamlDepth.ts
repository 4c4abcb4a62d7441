/**
 * How deep YAML text may nest, seen without parsing it: open brackets, indentation and
 * `- - -` on one line. It knows no quotes, so it errs high.
 */
export function yamlDepth(text: string): number {
  let deepest = 0;
  let brackets = 0;
  const indents: number[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const indent = line.length - line.trimStart().length;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    const [marks = ""] = /^\s*(?:[-?:][ \t]+)*/.exec(line) ?? [];
    const outside = indents.length + marks.trim().replace(/[^-?:]/g, "").length;
    const { depth, deepestHere } = bracketsOf(line, brackets);
    brackets = depth;
    deepest = Math.max(deepest, outside + deepestHere);
  }
  return deepest;
}

function bracketsOf(line: string, before: number): { depth: number; deepestHere: number } {
  let depth = before;
  let deepestHere = before;
  for (const character of line) {
    if (character === "[" || character === "{") depth += 1;
    if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    deepestHere = Math.max(deepestHere, depth);
  }
  return { depth, deepestHere };
}
