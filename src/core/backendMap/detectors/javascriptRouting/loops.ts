import { nodesIn } from "./nodesIn.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { parametersOf } from "../../languages/javascript/parameters.ts";
import { namesIn, type Named } from "../../languages/javascript/patterns.ts";
import { calledBack, goneOver } from "../../languages/javascriptValues/loops.ts";
import { keyNamed } from "../../link/routes/keyNamed.ts";

/** A loop of a file: what it goes over, and the names that it binds for each item of that. */
export interface Loop {
  readonly start: number;
  readonly end: number;
  readonly list: Value;
  readonly names: (item: Value) => readonly Named[];
  /** The variables in it, in the order of the text, with what they are given. */
  readonly given: () => readonly Named[];
}

/** The outer ones before those in them. */
export function loopsOf(file: Reading): readonly Loop[] {
  const all = [
    ...nodesIn(file, "for_in_statement").flatMap((node) => ofStatement(node, file)),
    ...nodesIn(file, "call_expression").flatMap((node) => ofCallback(node, file)),
  ];
  return all.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function ofStatement(node: SyntaxNode, file: Reading): readonly Loop[] {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  if (left === undefined || right === undefined) return [];
  const list = goneOver(node, file.valueOf(right));
  return [loopAt(node, file, { list, names: (item) => namesIn(left, item, file.valueOf) })];
}

function ofCallback(node: SyntaxNode, file: Reading): readonly Loop[] {
  const loop = calledBack(node);
  const [parameter, ...others] = loop ? parametersOf(loop.callback, file.valueOf) : [];
  // What lodash gives beside an item, linking tells.
  if (loop === undefined || parameter === undefined) return [];
  if (loop.isOfLodash && others.length > 0) return [];
  const scope = file.scopeOf(loop.callback);
  const parts = file.facts.bindings.filter(
    (one) => one.scope === scope && isPart(one.value, parameter.name),
  );
  const names = (item: Value): readonly Named[] => [{ name: parameter.name, value: item }];
  const own = loopAt(node, file, { list: file.valueOf(loop.list), names });
  return [{ ...own, given: () => [...parts, ...own.given()] }];
}

/** What a pattern takes of the parameter: `({ path, router }) => …`. */
function isPart(value: Value, whole: string): boolean {
  if (value.kind === "name") return value.name === whole;
  return value.kind === "member" && isPart(value.of, whole);
}

function loopAt(node: SyntaxNode, file: Reading, own: Pick<Loop, "list" | "names">): Loop {
  const { startIndex: start, endIndex: end } = node;
  let found: readonly Named[] | undefined;
  const given = (): readonly Named[] => (found ??= declaredIn({ start, end }, file));
  return { start, end, ...own, given };
}

function declaredIn({ start, end }: Pick<Loop, "start" | "end">, file: Reading): readonly Named[] {
  return nodesIn(file, "variable_declarator").flatMap((node) => {
    if (node.startIndex < start || end < node.endIndex) return [];
    const [name, value] = [fieldOf(node, "name"), fieldOf(node, "value")];
    if (name === undefined || value === undefined) return [];
    return namesIn(name, file.valueOf(value), file.valueOf);
  });
}

/** Whether an expression is made of any of these names. */
export function namesAny(value: Value, names: readonly Named[]): boolean {
  if (names.length === 0) return false;
  if (value.kind === "name") return names.some(({ name }) => name === value.name);
  return madeOf(value).some((one) => namesAny(one, names));
}

/** The expressions that one is written with. */
function madeOf(value: Value): readonly Value[] {
  if (value.kind === "member") {
    const key = keyNamed(value.name);
    return key === undefined ? [value.of] : [value.of, key];
  }
  if (value.kind === "call") return [value.callee, ...value.args];
  if (value.kind === "concat") return value.parts;
  if (value.kind === "either") return value.options;
  if (value.kind === "list") return value.items;
  return value.kind === "record" ? [...Object.values(value.fields), ...(value.spreads ?? [])] : [];
}
