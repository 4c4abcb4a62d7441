import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { given } from "../../facts/given.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact } from "../../facts/tableFacts.ts";
import { chainOf, linkNamed, type Chain, type Link } from "../javascriptStores/chain.ts";
import { entriesOf, textOf, type Entry } from "../javascriptStores/records.ts";

/** A column of Drizzle as its table's record says it. */
export interface DrizzleColumn {
  readonly key: string;
  readonly column: ColumnFact;
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
  readonly foreignKey?: ForeignKeyFact;
}

export function drizzleColumns(record: SyntaxNode, file: Reading): readonly DrizzleColumn[] {
  return entriesOf(record).flatMap((entry) => columnOf(entry, file) ?? []);
}

const defaults = [
  "default",
  "defaultNow",
  "defaultRandom",
  "$default",
  "$defaultFn",
  "$onUpdate",
  "generatedAlwaysAsIdentity",
  "autoincrement",
];

/** `id: uuid("user_id").notNull().references(() => users.id)`. */
function columnOf({ key, value, node }: Entry, file: Reading): DrizzleColumn | undefined {
  const chain = value.type === "call_expression" ? chainOf(value) : undefined;
  const maker = chain?.links[0];
  if (chain === undefined || maker === undefined) return undefined;
  const { made, stated } = madeThrough(chain, maker, file);
  const name = stated ?? key;
  const isPrimary = linkNamed(made, "primaryKey") !== undefined;
  return {
    key,
    isPrimary,
    isUnique: linkNamed(made, "unique") !== undefined,
    column: {
      name,
      ...madeBy(made, made.links[0]?.name ?? "", isPrimary),
      range: rangeOf(node),
      ...given({ field: name === key ? undefined : key }),
      ...(stated === undefined && { isUnnamed: true as const }),
    },
    ...given({ foreignKey: foreignKeyOf(made, name) }),
  };
}

/** What makes a column, by the file's own function too, and the name that it gives the column. */
function madeThrough(
  chain: Chain,
  maker: Link,
  file: Reading,
): { readonly made: Chain; readonly stated: string | undefined } {
  const helper = helperNamed(chain, file);
  const made = helper === undefined ? chain : throughHelper(chain, helper);
  return { made, stated: textOf(maker.args[0]) ?? (helper && nameIn(helper, made)) };
}

/** The function of the same file that makes columns: `const createdAt = () => timestamp("created")`. */
function helperNamed(
  { links: [maker], receiver }: Chain,
  { root }: Reading,
): SyntaxNode | undefined {
  if (receiver !== undefined || maker === undefined) return undefined;
  const declared = nodesOf(root, "variable_declarator", "function_declaration").find(
    (one) => fieldOf(one, "name")?.text === maker.name,
  );
  const made = declared?.type === "variable_declarator" ? fieldOf(declared, "value") : declared;
  return made !== undefined && /^(?:arrow_function|function)/.test(made.type) ? made : undefined;
}

/** What a helper makes, with what is said of it where it is called. */
function throughHelper(chain: Chain, helper: SyntaxNode): Chain {
  const body = fieldOf(helper, "body");
  const [call] = body === undefined ? [] : nodesOf(body, "call_expression");
  const made = call && chainOf(call);
  return made === undefined ? chain : { ...made, links: [...made.links, ...chain.links.slice(1)] };
}

/** The name that a helper gives its columns, itself or by a parameter's default. */
function nameIn(helper: SyntaxNode, { links: [maker] }: Chain): string | undefined {
  const first = maker?.args[0];
  const parameters = fieldOf(helper, "parameters")?.namedChildren ?? [];
  const parameter = parameters.find((one) => fieldOf(one, "pattern")?.text === first?.text);
  return textOf(first) ?? textOf(parameter && fieldOf(parameter, "value"));
}

function madeBy(
  chain: Chain,
  maker: string,
  isPrimary: boolean,
): Pick<ColumnFact, "type" | "nullable" | "hasDefault"> {
  const has = (...names: readonly string[]): boolean => linkNamed(chain, ...names) !== undefined;
  const isSerial = /serial/i.test(maker);
  return {
    type: `${maker}${has("array") ? "[]" : ""}`,
    nullable: !(isPrimary || isSerial || has("notNull")),
    ...given({ hasDefault: isSerial || has(...defaults) ? true : undefined }),
  };
}

/** `.references(() => users.id)`. */
function foreignKeyOf(chain: Chain, column: string): ForeignKeyFact | undefined {
  const text = linkNamed(chain, "references")?.args[0]?.text ?? "";
  const table = /=>\s*\(?\s*(?:\w+\.)?(\w+)\.\w+\)?\s*$/.exec(text)?.[1];
  return table === undefined ? undefined : { columns: [column], table };
}
