import type { SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { textOf } from "../../languages/rust/values.ts";
import { ddlAt } from "../../sql/ddl/ddlAt.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import { callsOf } from "../rust/routing.ts";
import { schemaOf } from "../sql/sqlFile.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { outsideTests, surroundingsOf } from "./surroundings.ts";

/**
 * SQL in strings, whatever runs it: sqlx and its macros, tokio-postgres, rusqlite, `sql_query`. Tables
 * may be made by them too.
 */
export const rustSql: Stack = {
  name: "rust-sql",
  languages: ["rust"],
  markers:
    /\b(?:query\w*|execute|execute_batch|batch_execute|prepare|prepare_cached|sql_query)(?:::<[^(]*>)?\(|["#\s](?:select|insert\s+into|update|delete\s+from|with|replace\s+into|truncate|create|alter)\s/i,
  detect,
};

function detect(file: Reading): SomeFacts {
  const strings = nodesOf(file.root, "string_literal", "raw_string_literal").filter(
    outsideTests(file),
  );
  return {
    queries: [
      ...strings.flatMap((node) => queryOf(node, file) ?? fileAt(node, file) ?? []),
      ...keptTextsRun(file),
    ],
    ...madeIn(strings, file),
  };
}

const runs =
  /^(?:query|query_as|query_scalar|query_row|query_map|query_one|query_opt|execute|execute_batch|batch_execute|prepare|prepare_cached|sql_query)$/;

/** `sqlx::query(FIND_ORDER)`, `conn.execute(PAY_ORDER, [])`: the SQL of a constant. */
function keptTextsRun(file: Reading): readonly QueryFact[] {
  return callsOf(file).flatMap(({ name, node, args: [text] }) => {
    const isConstant = text !== undefined && /^(?:\w+::)*[A-Z][A-Z\d_]*$/.test(text.text);
    if (!isConstant || !runs.test(name)) return [];
    return [running(text, node, file)];
  });
}

/** `query_file_as!(Order, "queries/orders.sql")`: the SQL of a file. */
function fileAt(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const isFile = /(?:^|::)query_file(?:_as|_scalar)?(?:_unchecked)?$/.test(macroAround(node));
  return isFile ? running(node, wholeOf(node), file) : undefined;
}

function running(text: SyntaxNode, whole: SyntaxNode, file: Reading): QueryFact {
  return {
    ...surroundingsOf(whole, file),
    reads: [],
    writes: [],
    columns: [],
    runs: file.valueOf(text),
    ...(isOne(text) && { limited: true }),
  };
}

/** The database or schema of a table, filled in by the code. */
const qualifier = /\{\w*\}\./g;

/** Tables that a file makes where they are missing. */
function madeIn(strings: readonly SyntaxNode[], file: Reading): SomeFacts {
  const changes = strings
    .flatMap((node) => ddlAt(textOf(node).replaceAll(qualifier, ""), node.startPosition))
    .filter(({ table }) => !/[?{]/.test(table));
  return changes.length === 0 ? {} : schemaOf(file.path, changes);
}

/** What `format!` fills in. */
const holes = /\{[\w.:?#]*\}/g;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const isFormat = /(?:^|::)(?:format|write|push_str)!?$/.test(macroAround(node));
  const text = textOf(node);
  const query = readSql(isFormat ? text.replaceAll(holes, "?") : text);
  if (query === undefined) return undefined;
  const isName = (name: string): boolean => !/[?{]/.test(name);
  const [reads, writes] = [query.reads.filter(isName), query.writes.filter(isName)];
  if (reads.length + writes.length === 0) return undefined;
  const fills = isFormat ? fillsOf(wholeOf(node), file) : [];
  return {
    ...surroundingsOf(wholeOf(node), file),
    ...namedIn({ ...query, reads, writes }),
    ...(query.limited !== undefined && { limited: isOne(node) || query.limited }),
    ...(!isFormat && { isText: true as const }),
    ...(fills.length > 0 && { fills }),
    ...keptAs(node),
  };
}

/** `const FIND_ORDER: &str = "SELECT …";` */
function keptAs({ parent }: SyntaxNode): Pick<QueryFact, "keptAs"> {
  const isKept = parent !== null && /^(?:const|static)_item$/.test(parent.type);
  const name = isKept ? fieldOf(parent, "name")?.text : undefined;
  return name === undefined ? {} : { keptAs: name };
}

/** What becomes part of the text, and may come from a request. */
function fillsOf(macro: SyntaxNode, file: Reading): readonly Value[] {
  const value = file.valueOf(macro);
  const parts = value.kind === "concat" ? value.parts : [];
  return parts.filter(({ kind }) => kind === "name" || kind === "member");
}

/** The macro that a string is handed to: "sqlx::query_as", "format". */
function macroAround({ parent }: SyntaxNode): string {
  const around = parent?.type === "token_tree" ? parent.parent : null;
  return around?.type === "macro_invocation" ? (around.children[0]?.text ?? "") : "";
}

/** A query as the macro or the call that is given its text. */
function wholeOf(node: SyntaxNode): SyntaxNode {
  const around = node.parent?.parent;
  return around && /^(?:macro_invocation|call_expression)$/.test(around.type) ? around : node;
}

/** Whether the chain asks for one row: `.fetch_one(pool)`. */
function isOne(node: SyntaxNode): boolean {
  let around = wholeOf(node);
  while (around.parent && /^(?:field|call)_expression$/.test(around.parent.type)) {
    around = around.parent;
    const name = around.type === "field_expression" ? around.children.at(-1)?.text : undefined;
    if (/^(?:fetch_one|fetch_optional|query_one|query_opt|query_row)$/.test(name ?? "")) {
      return true;
    }
  }
  return false;
}
