import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { IndexFact, TableFact } from "../../facts/tableFacts.ts";
import { chainOf, linkNamed, type Chain } from "../javascriptStores/chain.ts";
import { entryOf, textOf } from "../javascriptStores/records.ts";
import type { DrizzleColumn } from "./drizzleColumns.ts";

type Keys = Pick<TableFact, "indexes" | "foreignKeys" | "primaryKey">;

/**
 * What the third argument of a table gives, in a list or in an object: `index("name").on(t.a, t.b)`,
 * `primaryKey({ columns: [t.a, t.b] })`, `foreignKey({ columns: [t.a], foreignColumns: [users.id] })`.
 */
export function drizzleKeys(more: SyntaxNode | undefined, columns: readonly DrizzleColumn[]): Keys {
  const named = new Map(columns.map(({ key, column }) => [key, column.name]));
  const chains = more === undefined ? [] : nodesOf(more, "call_expression").flatMap(wholeChain);
  const primaryKey = chains.flatMap((chain) => primaryIn(chain, named));
  return {
    indexes: chains.flatMap((chain) => indexIn(chain, named)),
    foreignKeys: chains.flatMap((chain) => foreignIn(chain, named)),
    ...(primaryKey.length > 0 && { primaryKey }),
  };
}

const wholeChain = (node: SyntaxNode): readonly Chain[] => {
  const chain = chainOf(node);
  return chain === undefined ? [] : [chain];
};

type Named = ReadonlyMap<string, string>;

function indexIn(chain: Chain, named: Named): readonly IndexFact[] {
  const on = linkNamed(chain, "on", "onOnly", "using");
  const made = chain.links[0];
  if (on === undefined || made === undefined) return [];
  if (!/^(?:uniqueIndex|unique|index)$/.test(made.name)) return [];
  const columns = on.args.flatMap((one) => membersIn(one, named).slice(0, 1));
  const name = textOf(made.args[0]);
  return [{ columns, unique: made.name !== "index", ...(name !== undefined && { name }) }];
}

/** `primaryKey({ columns: [t.a, t.b] })`, and as it was once: `primaryKey(t.a, t.b)`. */
function primaryIn({ links: [made] }: Chain, named: Named): readonly string[] {
  if (made?.name !== "primaryKey") return [];
  const [options] = made.args;
  if (options?.type !== "object") return made.args.flatMap((one) => membersIn(one, named));
  return membersIn(entryOf(options, "columns"), named);
}

function foreignIn({ links: [made] }: Chain, named: Named): TableFact["foreignKeys"] {
  const options = made?.name === "foreignKey" ? made.args[0] : undefined;
  const columns = membersIn(entryOf(options, "columns"), named);
  const table = /(\w+)\.\w+/.exec(entryOf(options, "foreignColumns")?.text ?? "")?.[1];
  return table === undefined || columns.length === 0 ? [] : [{ columns, table }];
}

/** The columns that members name: `t.a`. */
function membersIn(node: SyntaxNode | undefined, named: Named): readonly string[] {
  if (node === undefined) return [];
  return nodesOf(node, "property_identifier").flatMap(({ text }) => named.get(text) ?? []);
}
