import { nodesOf } from "../../grammars/syntax.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import type { Reading } from "../../reading/stack.ts";
import type { TableRef } from "../../facts/queryFacts.ts";
import { typeOf, type Link } from "./goChains.ts";

/** The tables that a chain joins: XORM's `Join("LEFT", "users", …)`, GORM's `Joins("JOIN users …")`. */
export function joinedIn(
  links: readonly Link[],
  table: TableRef,
  file: Reading,
): readonly TableRef[] {
  return links.flatMap(({ name, args }) => {
    if (/^(?:Join|InnerJoin|LeftJoin|RightJoin)$/.test(name)) return xormJoin(args, file);
    return /^(?:Joins|InnerJoins)$/.test(name) ? gormJoin(args, table) : [];
  });
}

/** Behind the kind of the join: a name, a name with an alias, a list of both, a model. */
function xormJoin(args: Link["args"], file: Reading): readonly TableRef[] {
  const [, joined] = args;
  if (joined === undefined) return [];
  const text = isString(joined) ? joined : nodesOf(joined, "interpreted_string_literal")[0];
  if (text !== undefined) return named(textOf(text).split(/\s/)[0] ?? "");
  const typed = typeOf(joined);
  return typed === undefined ? [] : [{ value: file.valueOf(typed.type) }];
}

/** SQL, or the relations that lead to what is joined. */
function gormJoin([first]: Link["args"], table: TableRef): readonly TableRef[] {
  if (first === undefined || !isString(first)) return [];
  const text = textOf(first);
  const tables = [...text.matchAll(/\bjoin\s+([\w."`]+)/gi)].map(([, one = ""]) => one);
  if (tables.length > 0) return tables.flatMap((one) => named(one.replaceAll(/["`]/g, "")));
  const isRelation = "value" in table && /^\w+(?:\.\w+)*$/.test(text);
  return isRelation ? [{ ...table, via: text.split(".") }] : [];
}

/** What stands in brackets is a query of its own. */
const named = (table: string): readonly TableRef[] =>
  /^[\w.]+$/.test(table) && !/^(?:select|lateral)$/i.test(table) ? [{ table }] : [];
