import type { EntryFact, FileFacts, NeighbourFact } from "../../facts/facts.ts";
import type { RoutingFact } from "../../facts/routingFacts.ts";
import { handlerIn } from "../routes/handlerGiven.ts";
import { callsThatGive, callsThatName, type Calling, type InCall } from "../routes/perCall.ts";

/** A fact, and the file in which it stands. */
export interface FactIn<Fact> {
  readonly fact: Fact;
  readonly file: FileFacts;
}

/** A function that calls another one with what it was given calls that again, up to here. */
const deepest = 3;

/** An entry point that a function declares of its parameters, as each call of the function does. */
export function entriesPerCall(
  one: FactIn<EntryFact>,
  calling: Calling,
  depth = 0,
): readonly FactIn<EntryFact>[] {
  const { fact, file } = one;
  const calls = depth === deepest ? [] : callsThatGive([fact.name], placeOf(one), calling);
  if (calls.length === 0) return [one];
  return calls.flatMap((call) => {
    const given = fact.handler && handlerIn(call, fact.handler, file, calling.evaluate);
    // Without a handler of its own the call tells no more than a name.
    if (given === undefined) return [{ file, fact }];
    if (isSaid(call, call.place.file.entries)) return [];
    const { scope } = call.place;
    const name = call.of(fact.name);
    const entry = { ...fact, scope, range: call.range, name, handler: given };
    return entriesPerCall({ file: call.place.file, fact: entry }, calling, depth + 1);
  });
}

/** What a function sends to, or reads, under a name that it is given, as each call of the function does. */
export function neighboursPerCall(
  one: FactIn<NeighbourFact>,
  calling: Calling,
  depth = 0,
): readonly FactIn<NeighbourFact>[] {
  const { fact } = one;
  const isGiven = fact.kind === "producer" || fact.kind === "env";
  const calls = isGiven && depth < deepest ? callsThatName([fact.name], placeOf(one), calling) : [];
  if (calls.length === 0) return [one];
  return calls.flatMap((call) => {
    const { place, range, of } = call;
    if (isSaid(call, place.file.neighbours)) return [];
    const sent = { ...fact, scope: place.scope, range, name: of(fact.name) };
    return neighboursPerCall({ file: place.file, fact: sent }, calling, depth + 1);
  });
}

/** Some calls are known for what they are by their looks. */
function isSaid({ range }: InCall, facts: readonly RoutingFact[]): boolean {
  return facts.some((one) => one.range.start.line === range.start.line);
}

const placeOf = <Fact extends { readonly scope: number }>({ fact, file }: FactIn<Fact>) => ({
  file,
  scope: fact.scope,
});
