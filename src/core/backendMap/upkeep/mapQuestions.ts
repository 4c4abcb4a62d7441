import type {
  AnswerNeighbours,
  NeighbourAnswer,
} from "../../context/neighbourhood/answerNeighbours.ts";
import type { FileTerms } from "../../context/terms/fileTerms.ts";
import type { NeighbourQuestion } from "../../context/neighbourhood/neighbour.ts";
import type { Knowledge } from "../checks/check.ts";
import type { FileFacts } from "../facts/facts.ts";
import { definitionsNear } from "./definitionsNear.ts";
import type { DefinedNear, Near } from "./definitionsNear.ts";
import { findCandidates } from "./findCandidates.ts";
import type { Candidates } from "./findCandidates.ts";

/** All that a question is answered from. */
export interface Known {
  /** By path, as a prompt names it. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly answerNeighbours: AnswerNeighbours;
  /** The map as it was last told, with the facts that it is made of; the same until it changes. */
  readonly knowledge: () => Knowledge;
}

/** What can be asked about the facts, by name. To add one, add its input, its answer, its function. */
export interface Questions {
  /** What is defined and called at these places. Lines from 0. */
  readonly definitionsNear: { readonly places: readonly Near[] };
  /** What somebody would open who judges some code. */
  readonly neighbours: NeighbourQuestion;
  /** What the local checks find in the whole workspace. */
  readonly candidates: object;
}
export interface Answers {
  readonly definitionsNear: readonly DefinedNear[];
  readonly neighbours: NeighbourAnswer;
  readonly candidates: Candidates;
}
export type QuestionName = keyof Questions;

const questions: {
  readonly [Name in QuestionName]: (input: Questions[Name], known: Known) => Answers[Name];
} = {
  definitionsNear: ({ places }, known) => definitionsNear(places, known.facts),
  neighbours: (question, { facts, answerNeighbours }) =>
    answerNeighbours(question, termsIn(facts.values())),
  candidates: (_, { knowledge }) => findCandidates(knowledge()),
};

function* termsIn(files: Iterable<FileFacts>): Generator<FileTerms> {
  for (const { terms } of files) if (terms !== undefined) yield terms;
}

/** @throws for a question that nobody knows. */
export function answerQuestion(name: string, input: unknown, known: Known): unknown {
  if (!Object.hasOwn(questions, name)) throw new Error(`Nobody knows the question ${name}.`);
  const answer = questions[name as QuestionName] as (given: unknown, from: Known) => unknown;
  return answer(input, known);
}
