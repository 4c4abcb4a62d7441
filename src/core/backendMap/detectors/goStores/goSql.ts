import type { SomeFacts } from "../../facts/facts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import { ddlAt } from "../../sql/ddl/ddlAt.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import { migrationPlace } from "../sql/migrationFile.ts";
import { schemaOf } from "../sql/sqlFile.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { functionAround } from "./goChains.ts";
import { keptTextsRun } from "./keptTextsRun.ts";
import { isTakenBack } from "./takenBack.ts";
import { surroundingsOf } from "./surroundings.ts";

/** SQL in strings, whatever runs it: database/sql, sqlx, pgx. Tables may be made by them too. */
export const goSql: Stack = {
  name: "go-sql",
  languages: ["go"],
  markers:
    /\.(?:Query|Exec|NamedQuery|NamedExec|Get|Select|Prepare)\w*\(|["`\s](?:select|insert\s+into|update|delete\s+from|with|replace\s+into|truncate|create|alter|drop)\s/i,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path)) return {};
  const strings = nodesOf(file.root, "interpreted_string_literal", "raw_string_literal");
  const wholes = [...new Map(strings.map(sumOf).map((node) => [node.id, node])).values()];
  const made = madeIn(wholes, file);
  // The steps of a migration ask tables as they were then.
  if (made.isMigration) return made.facts;
  const queries = wholes.flatMap((node) => queryOf(node, file) ?? []);
  return { queries: [...queries, ...keptTextsRun(file)], ...made.facts };
}

/** Steps of a migration written in Go, or the tables that a file makes where they are missing. */
function madeIn(
  texts: readonly SyntaxNode[],
  file: Reading,
): { readonly isMigration: boolean; readonly facts: SomeFacts } {
  const place = migrationPlace(file.path, "");
  const changes = texts
    .filter((node) => !isTakenBack(node))
    .flatMap((node) => ddlAt(sqlOf(node, file), node.startPosition, place?.order))
    .filter(({ table }) => isName(table));
  if (place === undefined) {
    const isMigration = changes.some(({ op }) => changing.test(op));
    return { isMigration, facts: changes.length === 0 ? {} : schemaOf(file.path, changes) };
  }
  const tableChanges = changes.map((one) => ({ ...one, unit: place.unit }));
  return { isMigration: true, facts: { tableChanges } };
}

const changing = /^(?:drop|rename|alter)|Column$/;

/** The outermost `a + b` that a string is part of. */
function sumOf(node: SyntaxNode): SyntaxNode {
  let whole = node;
  while (whole.parent?.type === "binary_expression") whole = whole.parent;
  return whole;
}

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const query = readSql(sqlOf(node, file));
  if (query === undefined) return undefined;
  const [reads, writes] = [query.reads, query.writes].map((names) => names.filter(isName));
  if (reads === undefined || writes === undefined || reads.length + writes.length === 0) {
    return undefined;
  }
  return {
    ...surroundingsOf(node, file),
    ...namedIn({ ...query, reads, writes }),
    // What the code puts into the text may be a limit.
    ...((query.limited === true || (query.limited === false && isWhole(node))) && {
      limited: query.limited,
    }),
    ...putIn(node, file),
    ...(isWhole(node) && { isText: true }),
    ...keptAs(node, file),
  };
}

/** `const findOrders = "SELECT …"` beside the functions that run it. */
function keptAs(node: SyntaxNode, file: Reading): Pick<QueryFact, "keptAs"> {
  const name = file.scopeOf(node) === fileScope ? nameKept(node) : undefined;
  return name === undefined ? {} : { keptAs: name };
}

/** What the code puts in is no name yet. */
const isName = (name: string): boolean => !/[?%]/.test(name);

/** Nothing is added to it, here or later, and nothing formatted into it. */
function isWhole(node: SyntaxNode): boolean {
  return leavesOf(node).length === 0 && !/%[+#]?[svqd]/.test(node.text) && !isGrown(node);
}

/** `query := "…"`, then `query += " LIMIT 5"`. */
function isGrown(node: SyntaxNode): boolean {
  const name = nameKept(node);
  if (name === undefined) return false;
  const grows = new RegExp(`\\b${name}\\s*(?:\\+=|=[^=\\n]*\\b${name}\\b)`);
  return grows.test(functionAround(node).text);
}

/** The name that a text is given. */
function nameKept(node: SyntaxNode): string | undefined {
  const given = node.parent?.type === "expression_list" ? node.parent.parent : node.parent;
  const left = given ? (fieldOf(given, "left") ?? fieldOf(given, "name")) : undefined;
  return left !== undefined && /^\w+$/.test(left.text) ? left.text : undefined;
}

/** A text with a placeholder for what the code puts in between. */
function sqlOf(node: SyntaxNode, file: Reading): string {
  if (isString(node)) return textOf(node);
  if (node.type !== "binary_expression") return constantOf(node, file) ?? " ? ";
  const sides = [fieldOf(node, "left"), fieldOf(node, "right")];
  return sides.map((one) => (one === undefined ? "" : sqlOf(one, file))).join("");
}

function constantOf({ type, text }: SyntaxNode, { facts }: Reading): string | undefined {
  const bound = type === "identifier" ? facts.bindings.filter(({ name }) => name === text) : [];
  const [only] = bound;
  return bound.length === 1 && only?.value.kind === "text" ? only.value.text : undefined;
}

/** How handlers read what a client sent. */
const request =
  /\.(?:URL\.Query\(\)|FormValue\(|PostFormValue\(|(?:Query|Param|PostForm|QueryParam|Params|DefaultQuery)\("|PathValue\()|\bURLParam\(|\bmux\.Vars\(/;

function putIn(node: SyntaxNode, file: Reading): Pick<QueryFact, "concatenates" | "fills"> {
  const concatenates = requestIn(node, file);
  const fills = fillsOf(node, file);
  return {
    ...(concatenates !== undefined && { concatenates }),
    ...(fills.length > 0 && { fills }),
  };
}

/** Text of the request that becomes part of the SQL: added to it, or formatted into it. */
export function requestIn(node: SyntaxNode, file: Reading): string | undefined {
  return putInto(node).find((one) => request.test(sourceOf(one, file)))?.text;
}

/** What else becomes part of it, and may come from who calls. */
function fillsOf(node: SyntaxNode, file: Reading): readonly Value[] {
  return [...putInto(node), ...addedLater(node)]
    .map(file.valueOf)
    .filter(({ kind }) => kind === "name" || kind === "member" || kind === "call");
}

function putInto(node: SyntaxNode): readonly SyntaxNode[] {
  const call = node.parent?.parent;
  const isFormat = call?.type === "call_expression" && calleeOf(call).endsWith("Sprintf");
  return isFormat ? argumentsOf(call).slice(1) : leavesOf(node);
}

/** `query += " AND title = '" + title + "'"`. */
function addedLater(node: SyntaxNode): readonly SyntaxNode[] {
  const name = nameKept(node);
  if (name === undefined) return [];
  return nodesOf(functionAround(node), "assignment_statement")
    .filter((one) => fieldOf(one, "left")?.text === name && fieldOf(one, "operator")?.text === "+=")
    .flatMap((one) => childrenOf(fieldOf(one, "right") ?? one))
    .flatMap(leavesOf);
}

function calleeOf(call: SyntaxNode): string {
  return fieldOf(call, "function")?.text ?? "";
}

function leavesOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type !== "binary_expression") return isString(node) ? [] : [node];
  return [fieldOf(node, "left"), fieldOf(node, "right")].flatMap((one) =>
    one === undefined ? [] : leavesOf(one),
  );
}

/** What a name was declared as in its function. */
function sourceOf(node: SyntaxNode, file: Reading): string {
  if (node.type !== "identifier") return node.text;
  let body: SyntaxNode | null = node;
  while (body !== null && !/^(?:function|method)_declaration$/.test(body.type)) body = body.parent;
  const declared = nodesOf(body ?? file.root, "short_var_declaration").find(
    (one) => fieldOf(one, "left")?.text === node.text,
  );
  return declared === undefined ? "" : (fieldOf(declared, "right")?.text ?? "");
}
