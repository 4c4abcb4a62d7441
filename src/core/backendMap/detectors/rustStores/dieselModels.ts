import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { snakeCase } from "../javascriptModels/naming.ts";
import { attributesOf } from "../../languages/rust/signatures.ts";
import { callsOf, type Call } from "../rust/routing.ts";
import { last, linksOn, untilRun } from "./rustChains.ts";
import { surroundingsOf } from "./surroundings.ts";

/** Structs whose rows are told apart by a key: `#[derive(Identifiable)] struct User`. Their columns are the schema's. */
export function dieselModels(file: Reading): readonly TableFact[] {
  return nodesOf(file.root, "struct_item").flatMap((node) => modelOf(node, file) ?? []);
}

function modelOf(node: SyntaxNode, file: Reading): TableFact | undefined {
  const said = attributesOf(node)
    .map(({ text }) => text)
    .join(" ");
  const model = fieldOf(node, "name")?.text;
  if (model === undefined || !/\bderive\([^)]*\bIdentifiable\b/.test(said)) return undefined;
  const named = /\btable_name\s*=\s*"?(?:\w+::)*(\w+)/.exec(said)?.[1];
  return {
    origin: "model",
    name: named ?? `${snakeCase(model)}s`,
    model,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns: [],
    indexes: [],
    foreignKeys: [],
    ...(named === undefined && { isImplied: true as const }),
  };
}

const writesRow = /(?:^|::)(?:update|delete)$/;

/** Queries that a model or a row of it makes: `Post::belonging_to(&user)`, `update(&post)`, `post.save_changes(conn)`. */
export function dieselRows(file: Reading, runs: RegExp): readonly QueryFact[] {
  return callsOf(file).flatMap((call) => {
    const ref = refIn(call, file);
    if (ref === undefined) return [];
    const links = untilRun(linksOn(call.node), runs);
    const whole = last(links, call.node);
    const isRead = call.name === "belonging_to";
    return [
      {
        ...surroundingsOf(whole, file),
        reads: isRead ? [ref] : [],
        writes: isRead ? [] : [ref],
        columns: [],
      },
    ];
  });
}

function refIn(call: Call, file: Reading): TableRef | undefined {
  if (call.name === "belonging_to" && call.path !== undefined) {
    const callee = fieldOf(call.node, "function");
    const path = callee && fieldOf(callee, "path");
    return path && { value: file.valueOf(path), isModel: true };
  }
  const row = rowIn(call);
  return row && { value: file.valueOf(row), isRow: true };
}

function rowIn({ name, path = "", operand, args: [first] }: Call): SyntaxNode | undefined {
  if (name === "save_changes") return operand;
  const isRow =
    first !== undefined && /^(?:identifier|self|reference_expression)$/.test(first.type);
  return isRow && writesRow.test(path) ? first : undefined;
}
