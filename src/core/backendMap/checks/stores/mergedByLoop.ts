import type { Range } from "../../../findings/finding.ts";
import { comparePositions, contains } from "../../facts/places.ts";
import { startOf } from "../../facts/startOf.ts";
import type { Knowledge, LocalFinding } from "../check.ts";

/** What is found in one loop is one defect, told where it first comes; the rest is evidence. */
export function mergedByLoop<One extends LocalFinding & { readonly works: boolean }>(
  found: readonly One[],
  { files, uriOf }: Pick<Knowledge, "files" | "uriOf">,
): readonly One[] {
  const loops = new Map([...files.values()].map((file) => [uriOf(file.path), file.loops]));
  const groups = Map.groupBy(found, (one) => {
    const loop = innermost(one.range, loops.get(one.uri));
    return `${one.works} ${startOf({ uri: one.uri, range: loop ?? one.range })}`;
  });
  return [...groups.values()].flatMap((same) => {
    const [first, ...more] = same.toSorted((one, other) =>
      comparePositions(one.range.start, other.range.start),
    );
    return first === undefined
      ? []
      : [{ ...first, evidence: [...first.evidence, ...beside(more)] }];
  });
}

/** Of the loops that hold a place the one that begins last. */
function innermost({ start }: Range, loops: readonly Range[] = []): Range | undefined {
  return loops
    .filter((loop) => contains(loop, start))
    .toSorted((one, other) => comparePositions(other.start, one.start))[0];
}

const beside = (findings: readonly LocalFinding[]): LocalFinding["evidence"] =>
  findings.map(({ uri, range, title }) => ({ uri, range, note: `in the same loop: ${title}` }));
