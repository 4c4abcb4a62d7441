import type { FileFacts } from "../../facts/facts.ts";
import type { Reader } from "../kept/sources.ts";
import type { FileChanges, Workspace } from "../kept/workspace.ts";
import type { Calling } from "../routes/perCall.ts";
import { createCallContexts } from "./callContexts.ts";
import type { CallContexts } from "./callContexts.ts";
import { createCallSites } from "./callSites.ts";
import type { Entity, ParameterEntity } from "./entity.ts";
import { createEvaluate, fewSteps, mostSteps, tank } from "./evaluate.ts";
import type { Fuel } from "./evaluate.ts";
import type { Evaluate } from "./following.ts";
import { filledWhereHanded } from "./handedFunctions.ts";
import type { CallSites, FactIndex } from "./language.ts";
import { createMeanings } from "./meanings.ts";
import type { Meaning } from "./meanings.ts";
import { whatFills } from "./whatFills.ts";

/** How names are followed, and by which calls of the functions around them. */
export interface Follow {
  readonly index: FactIndex;
  readonly contexts: CallContexts;
  /** By all calls at once. */
  readonly calling: Calling;
}

/** By all calls at once, without a look at which of them leads where. */
interface Plainly {
  readonly index: FactIndex;
  readonly meaning: Meaning;
  readonly evaluate: Evaluate;
}

/** @param home whose expressions most are; what those of others mean is looked into once for all. */
type FollowFor = (reader: Reader, home?: FileFacts, fuel?: Fuel) => Follow;

/** What names mean across files, kept from edit to edit. */
export interface KnownNames {
  readonly followFor: FollowFor;
  update(changes: FileChanges): void;
}

export function createNames(workspace: Workspace): KnownNames {
  const callSites = createCallSites(workspace);
  const plainlyFor = (reader: Reader, home: FileFacts | undefined, fuel: Fuel): Plainly => {
    const index = workspace.indexFor(reader);
    const meaning = meanings.meaningFor(reader);
    const evaluate = createEvaluate({ index, fuel, filled: meaning, elsewhere: { home, meaning } });
    return { index, meaning, evaluate };
  };
  const followFor: FollowFor = (reader, home, fuel = tank(mostSteps)) => {
    const { index, meaning, evaluate } = plainlyFor(reader, home, fuel);
    const sites = callSites.sitesFor(reader);
    // What some calls alone put into a function holds nowhere else.
    const evaluateBy = (chosen: CallSites) =>
      createEvaluate({
        ...{ index, fuel },
        filled: (one, own) => firstFilled(one, whatFills(one, chosen, own), () => meaning(one)),
      });
    const contexts = createCallContexts(evaluate, sites, evaluateBy);
    return { index, contexts, calling: { index, evaluate, callSites: sites } };
  };
  const meanings = createMeanings((of, reader) => {
    const home = of.kind === "parameter" ? of.file : of.place.file;
    const { index, evaluate } = plainlyFor(reader, home, tank(fewSteps));
    if (of.kind !== "parameter") return evaluate(of.value, of.place);
    const given = whatFills(of, callSites.sitesFor(reader), evaluate);
    return firstFilled(of, given, () => filledWhereHanded(of, index, evaluate));
  });
  return {
    followFor,
    update(changes) {
      callSites.update(changes);
      meanings.update(changes);
    },
  };
}

/** What callers put into a parameter; of a function that is only handed on, what runs it does. */
function firstFilled(
  parameter: ParameterEntity,
  given: readonly Entity[],
  handed: () => readonly Entity[],
): readonly Entity[] {
  if (given.length !== 1 || given[0] !== parameter) return given;
  const found = handed();
  return found.length > 0 ? found : given;
}
