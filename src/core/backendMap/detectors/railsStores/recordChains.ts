import type { SyntaxNode } from "../../grammars/syntax.ts";
import { camelized } from "../../languages/ruby/inflect.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { mostRelations, nameOf, type Begun } from "./begun.ts";
import { chainOf } from "./chains.ts";
import type { GivenTo } from "./given.ts";
import { heldRecord, type HeldRecord } from "./heldRecords.ts";
import { libraryTable } from "./libraryModels.ts";
import { asks, writtenOut } from "./keptRows.ts";
import { classAround, isOfClass, ofOwnRecord } from "./ownRecords.ts";
import { alone, certain, kindOf, loadable, recordGivers, recordWriters } from "./recordWords.ts";

export function beginningOf(node: SyntaxNode, file: Reading, given: GivenTo): Begun | undefined {
  const own = chainOf(node);
  const { root, calls, isKept } = writtenOut(own, given);
  if (root !== undefined && isNoRecord.test(given(root)?.type ?? "")) return undefined;
  const begun = begunWith(root, calls, file, given);
  if (begun === undefined || isKept === undefined) return begun;
  const asking = own.calls.filter(asks);
  const isLoadable = asking.every((one) => loadable.has(nameOf(one)));
  return { ...begun, isKept, ...(isLoadable && { isLoadable }) };
}

/** `report = {}`: `report.update(…)` writes no record. */
const isNoRecord = /^(?:hash|array|string|integer|float|simple_symbol)$/;

function begunWith(
  root: SyntaxNode | undefined,
  calls: readonly SyntaxNode[],
  file: Reading,
  given: GivenTo,
): Begun | undefined {
  if (calls.length === 0) return undefined;
  if (root === undefined || isBareWhere(root)) return ownOf(calls, file);
  if (root.type === "constant" || root.type === "scope_resolution") {
    return ofModel(root, calls, file);
  }
  if (root.type === "self") {
    return ofOwnClass(calls, file) ?? ofOwnRecord(undefined, calls, file);
  }
  const isNamed = root.type === "identifier" || root.type === "instance_variable";
  return isNamed ? ofVariable(root, calls, file, given) : undefined;
}

/** `where.not(…)` in a scope: a name without arguments. */
const isBareWhere = ({ type, text }: SyntaxNode): boolean =>
  type === "identifier" && text === "where";

/** What `x.where` asks depends on what x is: a record, or an association of the own one. */
function ofVariable(
  root: SyntaxNode,
  calls: readonly SyntaxNode[],
  file: Reading,
  given: GivenTo,
): Begun | undefined {
  const isAsked = calls[0] !== undefined && kindOf(nameOf(calls[0])) !== undefined;
  const held = heldRecord(root, file, given);
  if (!isAsked) return ofRecord(root.text, calls, held);
  const written = ofWritten(root, calls, held);
  return root.type === "identifier" ? (written ?? ofOwnRecord(root, calls, file)) : written;
}

/** `@loan.update!(due: day)`, where a model is called like the variable. */
function ofWritten(
  variable: SyntaxNode,
  calls: readonly SyntaxNode[],
  held: HeldRecord | undefined,
): Begun | undefined {
  const [first] = calls;
  if (first === undefined || !recordWriters.has(nameOf(first))) return undefined;
  if (held !== undefined) {
    const { value, via } = held;
    const words = [wordsOf(value), ...via].join(".");
    return { ref: { value, ...(via.length > 0 && { via }) }, words, calls, variable };
  }
  const model = modelCalled(variable.text);
  const value = { kind: "import", module: "constant", name: model } as const;
  return { ref: { value }, words: model, calls, variable };
}

/** `Loan.where(…)`, `Loan.overdue.limit(10)`; `Loan.overdue` where that is a scope. */
function ofModel(root: SyntaxNode, calls: readonly SyntaxNode[], file: Reading): Begun {
  const at = calls.findIndex((one) => recordGivers.has(nameOf(one))) + 1;
  const next = calls[at];
  if (at > 0 && next !== undefined && kindOf(nameOf(next)) === undefined) {
    const before = ofModel(root, calls.slice(0, at), file);
    return ofAssociation(before, calls.slice(at)) ?? before;
  }
  const table = libraryTable(root.text);
  if (table !== undefined) return { ref: { table }, words: table, calls };
  const value = file.valueOf(root);
  const scope = calls.some((one) => kindOf(nameOf(one)) !== undefined)
    ? []
    : calls.slice(0, 1).map(nameOf);
  const words = [wordsOf(value), ...scope].join(".");
  return { ref: { value, ...(scope.length > 0 && { via: scope }) }, words, calls };
}

function ofAssociation(before: Begun, calls: readonly SyntaxNode[]): Begun | undefined {
  const at = calls.findIndex((one) => kindOf(nameOf(one)) !== undefined);
  if (at < 1 || at > mostRelations || "table" in before.ref) return undefined;
  const via = calls.slice(0, at).map(nameOf);
  const words = [before.words, ...via].join(".");
  return { ref: { ...before.ref, via }, words, calls: calls.slice(at), before };
}

/** `@member.loans.where(…)`, where a model called like the variable has such an association. */
function ofRecord(
  name: string,
  calls: readonly SyntaxNode[],
  held: HeldRecord | undefined,
): Begun | undefined {
  const at = calls.findIndex((one) => kindOf(nameOf(one)) !== undefined);
  const rest = calls.slice(at);
  if (at < 1 || at > mostRelations || !rest.some((one) => certain.has(nameOf(one)))) {
    return undefined;
  }
  const model = held ? wordsOf(held.value) : modelCalled(name);
  const via = [...(held?.via ?? []), ...calls.slice(0, at).map(nameOf)];
  const isLoadable = rest.every(
    (one) => loadable.has(nameOf(one)) || kindOf(nameOf(one)) === undefined,
  );
  return {
    ref: held ? { value: held.value, via } : { model, via },
    words: [model, ...via].join("."),
    calls: rest,
    ...(isLoadable && { isLoadable }),
  };
}

/** `self.class.where(…)` */
function ofOwnClass(calls: readonly SyntaxNode[], file: Reading): Begun | undefined {
  const [first, ...rest] = calls;
  const isAsked = rest[0] !== undefined && kindOf(nameOf(rest[0])) !== undefined;
  if (first === undefined || nameOf(first) !== "class" || !isAsked) return undefined;
  const own = classAround(first, file);
  return own && { ref: { value: own }, words: wordsOf(own), calls: rest };
}

const modelCalled = (name: string): string =>
  camelized(name.replace(/^@/, "").replace(/^current_/, ""));

/** `where(…)` in a class method or a scope of a model, `update!(…)` in a method of a record. */
function ownOf(calls: readonly SyntaxNode[], file: Reading): Begun | undefined {
  const [first] = calls;
  if (first === undefined) return undefined;
  if (!isOfClass(first)) {
    return kindOf(nameOf(first)) ? ofOwnRecord(undefined, calls, file) : undefined;
  }
  if (!alone.has(nameOf(first))) return undefined;
  const own = classAround(first, file);
  return own === undefined ? undefined : { ref: { value: own }, words: wordsOf(own), calls };
}
