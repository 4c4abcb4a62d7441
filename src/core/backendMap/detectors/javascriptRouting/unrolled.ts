import type { Reading } from "../../reading/stack.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Named } from "../../languages/javascript/patterns.ts";
import { loopsOf, namesAny, type Loop } from "./loops.ts";
import { memberCalled, type RoutingCall } from "./routingCall.ts";
import { listIn, substituted } from "./substituted.ts";

const mostRounds = 200;
const loopsKnown = new WeakMap<FileFacts, readonly Loop[]>();

/**
 * A call as each round of the loops around it makes it, over lists that the file writes out; itself
 * where there are none, or where only linking can tell what one in another goes over.
 */
export function unrolled(
  call: RoutingCall | undefined,
  node: SyntaxNode,
  file: Reading,
): readonly RoutingCall[] {
  if (call === undefined) return [];
  const loops = loopsKnown.get(file.facts) ?? loopsOf(file);
  loopsKnown.set(file.facts, loops);
  const around = loops.filter(({ start, end }) => start <= node.startIndex && node.endIndex <= end);
  return roundsOf(around, file.facts).map((names) =>
    names.length === 0 ? call : inRound(call, names, file.facts),
  );
}

type Names = readonly Named[];

/** What names stand for in each round, those of the loops around a loop too. */
function roundsOf(loops: readonly Loop[], facts: FileFacts): readonly Names[] {
  let rounds: readonly Names[] = [[]];
  for (const loop of loops) {
    const inside: Names[] = [];
    for (const names of rounds) {
      const items = listIn(substituted(loop.list, names, facts), facts);
      if (items === undefined && namesAny(loop.list, names)) return [[]];
      const each = items === undefined || items.length > mostRounds ? [] : items;
      const own = each.map((item) => [...names, ...withItem(loop, item, names, facts)]);
      inside.push(...(own.length > 0 ? own : [names]));
    }
    rounds = inside.slice(0, mostRounds);
  }
  return rounds;
}

/** The names of a round, with those that the loop gives something made of them. */
function withItem({ names, given }: Loop, item: Value, around: Names, facts: FileFacts): Names {
  const own = names(item).map((one) => ({ ...one, value: substituted(one.value, [], facts) }));
  return given().reduce<Names>((known, { name, value }) => {
    const all = [...around, ...known];
    return namesAny(value, all)
      ? [...known, { name, value: substituted(value, all, facts) }]
      : known;
  }, own);
}

function inRound(call: RoutingCall, names: Names, facts: FileFacts): RoutingCall {
  const of = (value: Value): Value => substituted(value, names, facts);
  const callee = of(call.callee);
  return {
    ...call,
    callee,
    ...memberCalled(callee),
    args: call.args.map(of),
  };
}
