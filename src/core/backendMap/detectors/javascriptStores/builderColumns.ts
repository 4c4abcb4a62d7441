import type { QueryColumn } from "../../backendMap.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { columnsInText } from "../../sql/query/columnsInText.ts";
import { aliasesOf, type ModelQuery, type ModelRef } from "./broughtAlong.ts";
import type { Link } from "./chain.ts";
import { entriesOf, textOf, textsIn } from "./records.ts";
import { rowsIn } from "./rows.ts";

type Use = QueryColumn["use"];

const uses: Readonly<Record<string, Use>> = {
  select: "read",
  addSelect: "read",
  where: "filter",
  andWhere: "filter",
  orWhere: "filter",
  having: "filter",
  andHaving: "filter",
  orderBy: "sort",
  addOrderBy: "sort",
  set: "write",
  values: "write",
};

/** The columns that the calls of TypeORM's query builder name, in text and in objects. */
export function builderColumns(query: ModelQuery, file: Reading): readonly QueryColumn[] {
  const own = wordsBy(query.of);
  const aliases = new Map([...aliasesOf(query, file)].map(([name, ref]) => [name, wordsBy(ref)]));
  return query.links.flatMap((link) => {
    if (/^(?:left|inner)Join/.test(link.name)) {
      const on = link.args[link.name.includes("Map") ? 3 : 2];
      return textOf(on) === undefined ? [] : qualifiedIn(textOf(on) ?? "", "join", aliases);
    }
    const use = uses[link.name];
    return use === undefined ? [] : namedBy(link, use, own, aliases);
  });
}

function wordsBy(ref: ModelRef): string {
  const own = "model" in ref ? ref.model : wordsOf(ref.value);
  return [own, ...(ref.via ?? [])].join(".");
}

type Aliases = ReadonlyMap<string, string>;

function namedBy({ args: [first] }: Link, use: Use, own: string, aliases: Aliases) {
  const texts = textsIn(first);
  return [
    ...texts.flatMap((text) => inText(text, use, own, aliases)),
    ...rowsOf(first, use).flatMap((row) =>
      entriesOf(row).flatMap(({ key }) => inText(key, use, own, aliases)),
    ),
  ];
}

function rowsOf(node: SyntaxNode | undefined, use: Use): readonly SyntaxNode[] {
  if (use === "write") return rowsIn(node);
  return node?.type === "object" ? [node] : [];
}

/** What says no alias is the query's own; what says one that is not known, anything. */
function inText(text: string, use: Use, own: string, aliases: Aliases): readonly QueryColumn[] {
  if (text.includes(".")) return qualifiedIn(text, use, aliases);
  if (use === "read" && aliases.has(text)) return [];
  return columnsInText(text.replace(/:(?:\.\.\.)?\w+/g, "?"), use, own);
}

function qualifiedIn(text: string, use: Use, aliases: Aliases): readonly QueryColumn[] {
  return [...text.matchAll(/(?<![\w.:'])["`]?(\w+)["`]?\.["`]?(\w+)/g)].flatMap(
    ([, alias = "", name = ""]) => {
      const table = aliases.get(alias);
      return table === undefined ? [] : [{ name, table, use }];
    },
  );
}
