import type { Position, Range } from "../../findings/finding.ts";
import type { FileFacts, SomeFacts } from "../facts/facts.ts";
import { addedLater } from "../queryPlace/addedLater.ts";
import { isCached } from "../queryPlace/isCached.ts";
import { isInsert } from "../queryPlace/isInsert.ts";
import { filledIn } from "../queryPlace/filledIn.ts";
import { isBoundLater } from "../queryPlace/isBoundLater.ts";
import { asksForMany } from "../queryPlace/asksForMany.ts";
import { isSubquery } from "../queryPlace/isSubquery.ts";
import { isRun } from "../queryPlace/isRun.ts";
import { isRunInTransaction } from "../queryPlace/isRunInTransaction.ts";
import { isAskedOnce, isOverThings, repeatedIn } from "../queryPlace/isAskedOnce.ts";
import type { QueryFact } from "../facts/queryFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../grammars/syntax.ts";
import { callbackLoops } from "./callbackLoops.ts";
import { nodeAt } from "./nodeAt.ts";
import type { Reading } from "./stack.ts";
import { transactionsIn } from "./transactions.ts";

/** Statements that run their body once for each of several things, in every language. */
const loopTypes = [
  "for_in_statement",
  "for_statement",
  "enhanced_for_statement",
  "foreach_statement",
  "for_each_statement",
  "for_expression",
  "list_comprehension",
  "set_comprehension",
  "generator_expression",
  "for",
];

/** Node types of what runs from its first statement to its last, and of what runs some other time. */
const block =
  /^(?:compound|body|case|default)_statement$|^switch_(?:section|rule|block_statement_group)$|^when_entry$|(?:^|_)(?:then|else|rescue|ensure|block|body|suite|statements|source_file|program|module|case|default|arm|clause|when|function|lambda|expression_lambda|closure_expression|func_literal)$/;

/** Nearer blocks than this are looked at for one. */
const highest = 40;

/** What stands around the facts of a file, the same in every language. */
export function surroundingsOf(root: SyntaxNode, facts: FileFacts, text: string): SomeFacts {
  const loops = nodesOf(root, ...loopTypes).flatMap((node) => {
    const body = fieldOf(node, "body") ?? kotlinBody(node);
    return body === undefined || !isOverThings(node) ? [] : repeatedIn(body);
  });
  return {
    loops: [...loops, ...callbackLoops(root, facts.languageId)],
    transactions: transactionsIn(root, text),
    ...alteredIn(facts, text),
  };
}

/** Kotlin's grammar gives the body of a loop no name. */
const kotlinBody = ({ namedChildren }: SyntaxNode): SyntaxNode | undefined =>
  namedChildren.find(({ type }) => type === "control_structure_body");

/** `ALTER TABLE orders`, `RENAME TABLE a TO b`, `"CREATE TABLE part_" + name`. */
const alters =
  /\b(?:alter|rename|drop)\s+table\s+(?:if\s+exists\s+)?(?:["`[]?\w+["`\]]?\.)?["`[]?([a-z_]\w*)/gi;
const renames = /\brename\s+(?:table\s+\S+\s+)?to\s+["`[]?([a-z_]\w*)/gi;
const makesMany = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`[]?([a-z]\w*_)(?!\w)/gi;

function alteredIn({ tableChanges }: FileFacts, text: string): SomeFacts {
  if (tableChanges.length > 0 || !/\btable\s/i.test(text)) return {};
  const found = [alters, renames, makesMany].flatMap((one) =>
    [...text.matchAll(one)].map(([, name = ""]) => name),
  );
  return found.length === 0 ? {} : { altersTables: [...new Set(found)] };
}

/**
 * The queries with the block that each stands in, with what is added to their texts later, and without
 * what the code around them takes back.
 */
export function placedQueries(
  queries: readonly QueryFact[],
  reading: Reading,
): readonly QueryFact[] {
  return queries.map((query) => placed(query, reading));
}

/** How SQL and mappers say what becomes of a row that is there. */
const onConflict =
  /on\s+conflict|on\s+duplicate\s+key|insert\s+(?:or\s+)?(?:ignore|replace)|merge\s+into|where\s+not\s+exists|upsert|orIgnore|onConflict|(?:get|find|update|create)_?or_?(?:create|update|find|ignore|fail)\w*|(?:skip|ignore)_?(?:duplicates|conflicts)|(?:->|\.)sync(?:WithoutDetaching)?\(|clause\.OnConflict/i;

/** `LIMIT 5`, `.limit(count)`, `.first(3)`, `take: 10`: of one row that is all that is wanted. */
const few =
  /\blimit\s+(?!1\b)[\d?$:@{%]|(?:\.|->)(?:limit|take)\(\s*(?!1\s*\))[\w$]|\.first\(\s*(?!1\s*\))\d|\b(?:take|limit):\s*(?!1\b)\w|\.set(?:MaxResults|FirstResult)\(\s*(?!1\s*\))\w/i;

function placed(query: QueryFact, { root, text, valueOf }: Reading): QueryFact {
  const { limited, fills = [], ...rest } = query;
  const node = nodeAt(root, query.range);
  const filled = [...fills, ...addedLater(node, text).map(valueOf).flatMap(filledIn)];
  const isWrite = query.writes.length > 0;
  return {
    ...rest,
    ...limitOf(limited, node, text),
    ...(filled.length > 0 && { fills: filled }),
    ...saidBy(node, query, text),
    inLoop: query.inLoop && isRun(node) && !isSubquery(node, text) && !isAskedOnce(node),
    inTransaction: query.inTransaction || (isWrite && isRunInTransaction(node, text)),
    block: query.block ?? blockAt(root, query.range.start),
  };
}

/** Whether a limit is set; left open where one may be set later. */
function limitOf(
  limited: boolean | undefined,
  node: SyntaxNode,
  text: string,
): Pick<QueryFact, "limited"> {
  if (limited === undefined) return {};
  return limited || !(isBoundLater(node, text) || isSubquery(node, text)) ? { limited } : {};
}

type SaidByText = "takesFew" | "isForMany" | "onConflict" | "inserts" | "isCached" | "isHandedOut";

function saidBy(node: SyntaxNode, query: QueryFact, whole: string): Pick<QueryFact, SaidByText> {
  const isPart = !isRun(node) || isSubquery(node, whole);
  return {
    ...(isPart && { isHandedOut: true }),
    ...(few.test(node.text) && { takesFew: true }),
    ...(asksForMany(node.text) && { isForMany: true }),
    ...(query.writes.length > 0
      ? saidOfWrite(node.text, whole)
      : isCached(node) && { isCached: true }),
  };
}

function saidOfWrite(text: string, whole: string): Pick<QueryFact, "onConflict" | "inserts"> {
  return {
    ...(onConflict.test(text) && { onConflict: true }),
    ...(isInsert(text, whole) && { inserts: true }),
  };
}

function blockAt(root: SyntaxNode, { line, character }: Position): Range {
  let node = root.descendantForPosition({ row: line, column: character });
  for (let up = 0; up < highest && !isBlock(node); up += 1) node = node.parent ?? root;
  return rangeOf(node);
}

/** A branch may be a statement without a block: `if (isNew) save(order);`, `order.save if new`. */
function isBlock({ type, field, parent }: SyntaxNode): boolean {
  if (block.test(type)) return true;
  return branch.test(field ?? "") && /if|unless|conditional|ternary/.test(parent?.type ?? "");
}
const branch = /^(?:consequence|alternative|body)$/;
