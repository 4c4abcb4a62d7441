import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import { mostRelations, nameOf } from "./begun.ts";
import { chainOf } from "./chains.ts";
import { givenBefore, methodAround, type GivenTo } from "./given.ts";
import { kindOf, made, recordGivers } from "./recordWords.ts";

/** A record that a method holds: its model, or the associations that lead to it from one. */
export interface HeldRecord {
  readonly value: Value;
  readonly via: readonly string[];
}

const deepest = 3;

/** The record of a variable by what it is given: `loan = Loan.find(id)`, `copy = loan.dup`. */
export function heldRecord(
  variable: SyntaxNode,
  file: Reading,
  given: GivenTo,
  depth = 0,
): HeldRecord | undefined {
  const stands = depth > deepest ? undefined : given(variable);
  if (stands === undefined) return undefined;
  const { root, calls } = chainOf(stands);
  if (root === undefined || calls.length === 0) return undefined;
  if (/^(?:constant|scope_resolution)$/.test(root.type)) {
    return givesOwn(calls) ? { value: file.valueOf(root), via: [] } : undefined;
  }
  const isVariable = /^(?:identifier|instance_variable)$/.test(root.type);
  const owner = isVariable ? heldRecord(root, file, given, depth + 1) : undefined;
  return owner && ledFrom(owner, calls);
}

/** `Search.new(user).loans.find(id)`: what is made there need be no record. */
function givesOwn(calls: readonly SyntaxNode[]): boolean {
  const last = calls.at(-1);
  const isMadeFirst = calls.slice(0, -1).some((one) => made.test(nameOf(one)));
  return last !== undefined && givesRecord(last) && !isMadeFirst;
}

/** The record that calls on another one give: itself again, or what an association leads to. */
function ledFrom(owner: HeldRecord, calls: readonly SyntaxNode[]): HeldRecord | undefined {
  if (calls.every((one) => same.test(nameOf(one)))) return owner;
  const last = calls.at(-1);
  const at = calls.findIndex((one) => kindOf(nameOf(one)) !== undefined || made.test(nameOf(one)));
  const via = calls.slice(0, at < 0 ? undefined : at).map(nameOf);
  const isLed =
    via.length > 0 &&
    via.length <= mostRelations &&
    (at < 0 || (last !== undefined && givesRecord(last)));
  return isLed ? { ...owner, via: [...owner.via, ...via] } : undefined;
}

/** What gives one record; rows of a query are held as many. */
const givesRecord = (call: SyntaxNode): boolean =>
  recordGivers.has(nameOf(call)) || made.test(nameOf(call));
const same = /^(?:dup|clone|reload|deep_dup|lock!|tap)$/;

/** `loan.due_on = day`, `Loan.new(due_on: day)`: the fields that a record has got before it is saved. */
export function fieldsSet(variable: SyntaxNode): readonly string[] {
  const body = methodAround(variable);
  if (body === undefined) return [];
  const given = givenBefore(variable);
  const since = given?.startIndex ?? 0;
  const isMade = given?.type === "call" && /^(?:new|build)$/.test(nameOf(given));
  const first = isMade ? [...argumentsOf(given).named.keys()] : [];
  const set = nodesOf(body, "assignment", "operator_assignment").flatMap((one) => {
    const left = fieldOf(one, "left");
    const isOf = left?.type === "call" && fieldOf(left, "receiver")?.text === variable.text;
    const isBetween = one.startIndex > since && one.startIndex < variable.startIndex;
    return isOf && isBetween ? [nameOf(left)] : [];
  });
  return [...new Set([...first, ...set])];
}
