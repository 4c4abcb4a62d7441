import { nodesIn } from "./nodesIn.ts";
import type { Reading } from "../../reading/stack.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { parametersOf } from "../../languages/javascript/parameters.ts";
import { namesIn, type Named } from "../../languages/javascript/patterns.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { goneOver } from "../../languages/javascriptValues/loops.ts";
import { memberCalled, type RoutingCall } from "./routingCall.ts";
import { listIn, substituted } from "./substituted.ts";

/** A loop over a list that the file writes out: the names it binds, for each item. */
interface Loop {
  readonly start: number;
  readonly end: number;
  readonly rounds: readonly (readonly Named[])[];
}

const mostRounds = 200;
const known = new WeakMap<FileFacts, readonly Loop[]>();

/** A call as each round of the loops around it makes it; itself where there are none. */
export function unrolled(
  call: RoutingCall | undefined,
  node: SyntaxNode,
  file: Reading,
): readonly RoutingCall[] {
  if (call === undefined) return [];
  const loops = known.get(file.facts) ?? loopsOf(file);
  known.set(file.facts, loops);
  const around = loops.filter(({ start, end }) => start <= node.startIndex && node.endIndex <= end);
  return around.reduce<readonly RoutingCall[]>(
    (calls, { rounds }) =>
      calls
        .flatMap((one) => rounds.map((names) => inRound(one, names, file.facts)))
        .slice(0, mostRounds),
    [call],
  );
}

function inRound(call: RoutingCall, names: readonly Named[], facts: FileFacts): RoutingCall {
  const of = (value: Value): Value => substituted(value, names, facts);
  const callee = of(call.callee);
  return {
    ...call,
    callee,
    ...memberCalled(callee),
    args: call.args.map(of),
  };
}

function loopsOf(file: Reading): readonly Loop[] {
  return [
    ...nodesIn(file, "for_in_statement").flatMap((node) => ofStatement(node, file)),
    ...nodesIn(file, "call_expression").flatMap((node) => ofCallback(node, file)),
  ];
}

function ofStatement(node: SyntaxNode, file: Reading): readonly Loop[] {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  if (left === undefined || right === undefined) return [];
  const names = (item: Value): readonly Named[] => namesIn(left, item, file.valueOf);
  return loopOf(node, listIn(goneOver(node, file.valueOf(right)), file.facts), names);
}

function ofCallback(node: SyntaxNode, file: Reading): readonly Loop[] {
  const callee = fieldOf(node, "function");
  if (callee?.type !== "member_expression") return [];
  if (!/^(?:forEach|map)$/.test(fieldOf(callee, "property")?.text ?? "")) return [];
  const [list, callback] = [fieldOf(callee, "object"), argumentsOf(node)[0]];
  if (list === undefined || callback === undefined) return [];
  const [parameter] = parametersOf(callback, file.valueOf);
  const scope = file.scopeOf(callback);
  if (parameter === undefined) return [];
  const parts = file.facts.bindings.filter(
    (one) => one.scope === scope && isPart(one.value, parameter.name),
  );
  const names = (item: Value): readonly Named[] => {
    const whole = { name: parameter.name, value: item };
    return [
      whole,
      ...parts.map(({ name, value }) => ({ name, value: substituted(value, [whole], file.facts) })),
    ];
  };
  return loopOf(node, listIn(file.valueOf(list), file.facts), names);
}

/** What a pattern takes of the parameter: `({ path, router }) => …`. */
function isPart(value: Value, whole: string): boolean {
  if (value.kind === "name") return value.name === whole;
  return value.kind === "member" && isPart(value.of, whole);
}

function loopOf(
  node: SyntaxNode,
  items: readonly Value[] | undefined,
  names: (item: Value) => readonly Named[],
): readonly Loop[] {
  if (items === undefined || items.length === 0 || items.length > mostRounds) return [];
  return [{ start: node.startIndex, end: node.endIndex, rounds: items.map(names) }];
}
