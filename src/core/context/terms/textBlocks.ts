const mark = `"""`;
const withBlocks = new Set(["python", "java", "kotlin", "csharp"]);
const comment = /^\s*(?:#|\/\/)/;
/** A text begins so, but does not end so: what was taken for one that began above was none. */
const begins = /^\s*"""\s*\p{L}/u;

/**
 * Lines of texts that go over several lines, but for the first: queries and descriptions look much
 * like code. One that never ends is none.
 */
export function textBlocks(lines: readonly string[], languageId: string): ReadonlySet<number> {
  const inside = new Set<number>();
  if (!withBlocks.has(languageId)) return inside;
  let start: number | undefined;
  lines.forEach((line, at) => {
    if (!line.includes(mark)) return;
    const isTurned = line.split(mark).length % 2 === 0;
    if (!isTurned || (start === undefined && comment.test(line))) return;
    if (start === undefined || begins.test(line)) start = at;
    else {
      for (let one = start + 1; one <= at; one++) inside.add(one);
      start = undefined;
    }
  });
  return inside;
}
