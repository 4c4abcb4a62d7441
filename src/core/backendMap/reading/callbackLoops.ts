import type { Range } from "../../findings/finding.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../grammars/syntax.ts";
import { isGivenParts } from "../queryPlace/inParts.ts";
import { isFixedList, isGivenToFixed } from "../queryPlace/isFixedList.ts";

/** Functions that are handed to what runs them once for each of several things: `list.map((one) => …)`. */
export function callbackLoops(root: SyntaxNode, languageId: string): readonly Range[] {
  const of = byLanguage.get(languageId);
  if (of === undefined) return [];
  return nodesOf(root, ...of.functions)
    .filter((one) => of.isRepeated(one) && !isGivenToFixed(one) && !isGivenParts(one))
    .map(rangeOf);
}

interface Callbacks {
  /** Node types of functions that have no name. */
  readonly functions: readonly string[];
  readonly isRepeated: (handed: SyntaxNode) => boolean;
}

const each = /^(?:forEach|map|flatMap)$/;
const javascript: Callbacks = {
  functions: ["arrow_function", "function_expression"],
  isRepeated: (handed) => {
    const callee = partOf(callGiven(handed), "function");
    return each.test(partOf(callee, "property")?.text ?? "");
  },
};

const javaEach = /^(?:forEach|map|flatMap|mapToObj|mapToInt|mapToLong|peek|filter|anyMatch)$/;
const java: Callbacks = {
  functions: ["lambda_expression"],
  isRepeated: (handed) => {
    const call = callGiven(handed);
    const name = partOf(call, "name")?.text ?? "";
    if (name === "forEach") return true;
    return javaEach.test(name) && isStream.test(partOf(call, "object")?.text ?? "");
  },
};
/** An Optional is mapped as a stream is, and holds one thing at most. */
const isStream = /\b(?:parallelS|s)tream\(|Stream\b/;

const kotlinEach =
  /(?:^|\.)(?:forEach|forEachIndexed|onEach|map|flatMap|mapNotNull|mapIndexed|associate|associateWith|associateBy|sumOf)$/;
const kotlin: Callbacks = {
  functions: ["lambda_literal"],
  isRepeated: (handed) => {
    let call: SyntaxNode | null = handed.parent;
    while (call !== null && /lambda|suffix|argument/.test(call.type)) call = call.parent;
    const callee = call?.type === "call_expression" ? (call.firstNamedChild?.text ?? "") : "";
    const name = callee.replace(/\([^()]*\)$/, "");
    return kotlinEach.test(name) && (/\.forEach(?:Indexed)?$/.test(name) || !holdsOne.test(callee));
  },
};
const holdsOne = /find\w*By|findOne|getOne|Optional|ofNullable|Mono|Flux|\.get\w*By/;

const rubyEach = new Set(
  "each map flat_map each_with_index each_with_object find_each filter_map collect select reject sum".split(
    " ",
  ),
);
const ruby: Callbacks = {
  functions: ["do_block", "block"],
  isRepeated: ({ parent, id }) => {
    if (parent?.type !== "call" || partOf(parent, "block")?.id !== id) return false;
    const name = partOf(parent, "method")?.text ?? "";
    const receiver = partOf(parent, "receiver");
    return rubyEach.has(name) && !isFixedList(receiver) && !isLazy(receiver);
  },
};

/** Goes on until somebody has enough: `ids.lazy.map { … }.first`. */
export const isLazy = (receiver: SyntaxNode | undefined): boolean =>
  receiver?.text.endsWith(".lazy") === true;

const phpEach = /^(?:each|map|flatMap|transform|mapWithKeys)$/;
const php: Callbacks = {
  functions: ["anonymous_function", "anonymous_function_creation_expression", "arrow_function"],
  isRepeated: (handed) => {
    const call = callGiven(handed);
    if (call?.type === "function_call_expression") {
      return /^\\?array_(?:map|walk)$/.test(partOf(call, "function")?.text ?? "");
    }
    return phpEach.test(partOf(call, "name")?.text ?? "");
  },
};

/** A lambda that does not wait is often translated into the query itself. */
const csharp: Callbacks = {
  functions: ["lambda_expression"],
  isRepeated: (handed) => {
    const callee = partOf(callGiven(handed), "function")?.text ?? "";
    if (/\.ForEach(?:Async)?$/.test(callee)) return true;
    if (!callee.endsWith(".Select")) return false;
    return handed.text.startsWith("async") || isAwaitedTogether(callGiven(handed));
  },
};

/** `Task.WhenAll(ids.Select(id => Load(id)))`. */
function isAwaitedTogether(select: SyntaxNode | undefined): boolean {
  const around = callGiven(select?.parent ?? undefined);
  return /(?:^|\.)WhenAll$/.test(partOf(around, "function")?.text ?? "");
}

const rust: Callbacks = {
  functions: ["closure_expression"],
  isRepeated: (handed) => {
    const callee = partOf(callGiven(handed), "function");
    const name = partOf(callee, "field")?.text ?? "";
    const over = partOf(callee, "value")?.text ?? "";
    return /^(?:map|for_each|flat_map|filter_map|then)$/.test(name) && isIterator.test(over);
  },
};
/** An Option is mapped as an iterator is, and holds one thing at most. */
const isIterator = /\.(?:into_iter|iter|iter_mut|drain)\(|\bstream::iter\(/;

const byLanguage: ReadonlyMap<string, Callbacks> = new Map([
  ...["javascript", "javascriptreact", "typescript", "typescriptreact"].map(
    (id) => [id, javascript] as const,
  ),
  ["java", java],
  ["kotlin", kotlin],
  ["ruby", ruby],
  ["php", php],
  ["csharp", csharp],
  ["rust", rust],
]);

function partOf(node: SyntaxNode | undefined, field: string): SyntaxNode | undefined {
  return node && fieldOf(node, field);
}

/** The call among whose arguments a function stands. */
function callGiven(handed: SyntaxNode | undefined): SyntaxNode | undefined {
  let parent = handed?.parent ?? null;
  while (parent !== null && /^arguments?$|argument_list$/.test(parent.type)) parent = parent.parent;
  return parent ?? undefined;
}
