import type { TableFact } from "../../facts/tableFacts.ts";
import { childrenOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { ReadColumn } from "./columns.ts";
import type { Field } from "./modelNames.ts";

interface Relationship {
  readonly field: string;
  /** The model that it leads to. */
  readonly to: string;
  /** The columns of the own table that hold its key; none where the other side does. */
  readonly keys: readonly string[];
  /** The table between. */
  readonly through?: string;
}

type Relations = Pick<TableFact, "relations" | "keys" | "through">;

/** `customer = relationship("Customer", foreign_keys=[customer_id])`, by the fields' names. */
export function relationshipsIn(
  fields: readonly Field[],
  columns: readonly ReadColumn[],
): Relations {
  const found = fields.flatMap((one) => relationshipIn(one, columns) ?? []);
  if (found.length === 0) return {};
  const named = <T>(valueOf: (one: Relationship) => T): Record<string, T> =>
    Object.fromEntries(found.map((one) => [one.field, valueOf(one)]));
  const between = found.flatMap(({ field, through }) => (through ? [[field, through]] : []));
  return {
    relations: named(({ to }) => to),
    keys: named(({ keys }) => keys),
    ...(between.length > 0 && { through: Object.fromEntries(between) as Record<string, string> }),
  };
}

function relationshipIn(
  { field, type, value }: Field,
  columns: readonly ReadColumn[],
): Relationship | undefined {
  if (value?.type !== "call" || !/^[rR]elationship$/.test(calleeOf(value).name)) return undefined;
  const to = modelOf(argumentOf(value, 0, "argument")) ?? modelIn(type?.text ?? "");
  if (to === undefined) return undefined;
  const through = nameOf(keywordsOf(value).get("secondary"));
  return { field, to, keys: keysOf(field, value, columns), ...(through && { through }) };
}

/** Those that it names itself; the one that is called as the field, where that is a key. */
function keysOf(
  field: string,
  call: SyntaxNode,
  columns: readonly ReadColumn[],
): readonly string[] {
  const given = keywordsOf(call).get("foreign_keys");
  const words = given === undefined ? [`${field}_id`] : wordsIn(given);
  return columns
    .filter(({ foreignKeys }) => foreignKeys.length > 0)
    .map(({ column }) => column)
    .filter(({ name, field: called = name }) => words.includes(called))
    .map(({ name }) => name);
}

/** `[owner_id]`, `"[Order.owner_id]"`. */
const wordsIn = (given: SyntaxNode): readonly string[] => given.text.match(/\w+/g) ?? [];

/** `Customer`, `"app.models.Customer"`, `lambda: Customer`. */
function modelOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const inner = node.type === "lambda" ? childrenOf(node).at(-1) : node;
  return nameOf(inner);
}

function nameOf(node: SyntaxNode | undefined): string | undefined {
  const text = literalOf(node) ?? (node && nodesOf(node, "identifier").at(-1)?.text);
  return text === undefined ? undefined : /\w+$/.exec(text)?.[0];
}

/** `Mapped[list["Order"]]`, `Mapped["Customer | None"]`. */
const modelIn = (annotation: string): string | undefined =>
  annotation
    .match(/[A-Z]\w*/g)
    ?.find(
      (one) =>
        !/^(?:Mapped|WriteOnlyMapped|DynamicMapped|List|Set|Optional|None|Union|Sequence|Dict)$/.test(
          one,
        ),
    );
