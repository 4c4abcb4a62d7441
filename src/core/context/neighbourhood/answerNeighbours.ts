import { createClientCode } from "../terms/clientCode.ts";
import { isTestPath } from "../terms/codeFiles.ts";
import type { FileTerms } from "../terms/fileTerms.ts";
import { createTermIndexer, type TermIndex } from "../terms/termIndex.ts";
import { customsOf, type Custom } from "./customsOf.ts";
import { findTests } from "./findTests.ts";
import type { Neighbour, NeighbourQuestion } from "./neighbour.ts";
import { rankNeighbours } from "./rankNeighbours.ts";

export interface NeighbourAnswer {
  readonly near: readonly Neighbour[];
  /** Tests that name what the seeds define. */
  readonly tests: readonly Neighbour[];
  /** How things are done here. */
  readonly customs: readonly Custom[];
}

/** Answers from the terms of all files; what they are looked up by is kept until they change. */
export type AnswerNeighbours = (
  question: NeighbourQuestion,
  files: Iterable<FileTerms>,
) => NeighbourAnswer;

interface Known {
  readonly files: readonly FileTerms[];
  readonly code: TermIndex;
  readonly tests: TermIndex;
  /** By language; "" of all. */
  readonly customs: Map<string, readonly Custom[]>;
}

export function createAnswerNeighbours(): AnswerNeighbours {
  const indexCode = createTermIndexer();
  const indexTests = createTermIndexer();
  let known: Known | undefined;
  const keep = (files: readonly FileTerms[]) => {
    const isSame =
      known?.files.length === files.length && files.every((one, at) => one === known?.files[at]);
    if (known !== undefined && isSame) return known;
    const isClient = createClientCode(files);
    const code = files.filter(({ path }) => !isTestPath(path) && !isClient(path));
    const tests = files.filter(({ path }) => isTestPath(path));
    const index = indexCode(code);
    known = { files, code: index, tests: indexTests(tests), customs: new Map() };
    return known;
  };
  return (question, files) => {
    const now = keep([...files]);
    const { code, tests } = now;
    const near = rankNeighbours(question, code);
    return { near, tests: findTests(question, tests, code), customs: customsFor(question, now) };
  };
}

function customsFor({ seeds }: NeighbourQuestion, { code, customs }: Known): readonly Custom[] {
  const at = code.fileAt.get(seeds[0]?.path ?? "");
  const languageId = code.files[at ?? -1]?.languageId;
  const found = customs.get(languageId ?? "") ?? customsOf(code, languageId);
  customs.set(languageId ?? "", found);
  return found;
}
