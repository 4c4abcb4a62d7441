import type { QueryFact } from "../../facts/queryFacts.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";

export const javascriptIds = ["javascript", "javascriptreact", "typescript", "typescriptreact"];

type Surroundings = Pick<QueryFact, "scope" | "range" | "inLoop" | "inTransaction">;

const loops = new Set(["for_statement", "while_statement", "do_statement", "for_in_statement"]);
const functions = new Set(["arrow_function", "function_expression"]);
const each =
  /^(?:map|forEach|flatMap|filter|reduce|some|every|find|mapSeries|each|eachSeries|mapLimit)$/;
const transaction =
  /transaction|^(?:begin|\$?(?:tx|trx)|(?:in|with|run\w*)(?:Tx|Trx)|transactional)$/i;
const passedOn = /^(?:all|allSettled|race|any|run|retry|limit|then|try|catch|with\w*)$/i;
const inside = /^(?:tx|trx|txn|transaction|transacting)$/;
/** What gives the transaction that the request is in: `this.txHost.tx`, `this.prisma.txClient()`. */
const given = /^(?:get)?(?:tx|trx|transaction)(?:client)?$/i;

/** Where a query stands: in which loop or transaction, as far as its own function tells. */
export function surroundingsOf(node: SyntaxNode, file: Reading): Surroundings {
  const inTransaction =
    isOnTransaction(node) || isAfterBegin(node, file) || isCollected(node, file);
  const found = { inLoop: false, inTransaction };
  walk(node, found);
  return { scope: file.scopeOf(node), range: rangeOf(node), ...found };
}

interface Found {
  inLoop: boolean;
  inTransaction: boolean;
}

function walk(node: SyntaxNode, found: Found): void {
  for (let inner = node, outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (loops.has(outer.type)) found.inLoop ||= isRepeated(inner, outer);
    found.inTransaction ||= isGiven(inner, outer, transaction);
    if (isFunction(inner)) {
      const name = nameOfTaker(inner);
      found.inLoop ||= each.test(name);
      if (![each, transaction, passedOn].some((one) => one.test(name))) return;
    }
    if (ownFunctions.test(outer.type)) return;
  }
}

const ownFunctions = /^(?:method_definition|(?:generator_)?function_declaration)$/;

const isFunction = ({ type }: SyntaxNode): boolean => functions.has(type);

/** What a loop goes over is asked for once. */
function isRepeated(inner: SyntaxNode, loop: SyntaxNode): boolean {
  const once = loop.type === "for_in_statement" ? "right" : "initializer";
  return fieldOf(loop, once)?.id !== inner.id;
}

function isGiven(inner: SyntaxNode, call: SyntaxNode, name: RegExp): boolean {
  return (
    call.type === "call_expression" && inner.type === "arguments" && name.test(nameOfCall(call))
  );
}

/** The name of the call that a function is given to; empty for another function. */
function nameOfTaker(node: SyntaxNode): string {
  const call = node.parent?.type === "arguments" ? node.parent.parent : null;
  return call === null ? "" : nameOfCall(call);
}

/** The last name of what is called: "map" of `a.b.map(…)`. */
export function nameOfCall(call: SyntaxNode): string {
  const callee = fieldOf(call, "function");
  if (callee?.type === "member_expression") return fieldOf(callee, "property")?.text ?? "";
  return callee?.type === "identifier" ? callee.text : "";
}

/** `tx.user.create(…)`, `this.txHost.tx.user.create(…)`, `User.create(…, { transaction })`, `.transacting(trx)`. */
function isOnTransaction(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at !== undefined;) {
    if (at.type === "call_expression") {
      if (nameOfCall(at) === "transacting" || argumentsOf(at).some(namesTransaction)) return true;
      at = fieldOf(at, "function");
    } else if (at.type === "member_expression") {
      if (given.test(fieldOf(at, "property")?.text ?? "")) return true;
      at = fieldOf(at, "object");
    } else return at.type === "identifier" && inside.test(at.text);
  }
  return false;
}

function namesTransaction(node: SyntaxNode): boolean {
  if (node.type === "identifier") return inside.test(node.text);
  if (node.type !== "object") return false;
  return node.namedChildren.some((one) => {
    const key = one.type === "pair" ? fieldOf(one, "key")?.text : one.text;
    return key === "transaction" || key === "transacting" || key === "session";
  });
}

/** An item of a list that the file hands to `$transaction` or `batch` as a whole. */
function isCollected(node: SyntaxNode, { text }: Reading): boolean {
  if (!/\.(?:\$transaction|batch)\(\s*\w/.test(text)) return false;
  const around = node.parent;
  if (around?.type === "array") return true;
  const call = around?.type === "arguments" ? around.parent : null;
  return call !== null && nameOfCall(call) === "push";
}

const begin = /["'`]\s*(?:BEGIN|START TRANSACTION)\b/i;
const longestLookBack = 20_000;

/** A `client.query("BEGIN")` before it in the same function. */
function isAfterBegin(node: SyntaxNode, file: Reading): boolean {
  if (!begin.test(file.text)) return false;
  let around: SyntaxNode | null = null;
  for (let at = node.parent; at !== null; at = at.parent) {
    if (/function|method/.test(at.type)) around = at;
  }
  if (around === null) return false;
  const start = Math.max(around.startIndex, node.startIndex - longestLookBack);
  return begin.test(file.text.slice(start, node.startIndex));
}
