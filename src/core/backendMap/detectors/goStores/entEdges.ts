import { rangeOf } from "../../grammars/syntax.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";
import { has, textsOf, type Described } from "./entChains.ts";

/** A name as Ent writes it in a database: "UserInfo" is "user_info", "OAuthClient" "oauth_client". */
export const entSnake = (name: string): string =>
  name.replace(/(?<=[a-z])(?=[A-Z].)|(?<=[A-Z]{2}|\d)(?=[A-Z][a-z])/g, "_").toLowerCase();

/** An edge that leads to the one row that this one belongs to. */
interface Key {
  readonly column: string;
  readonly model: string;
  /** Whether a field says the column. */
  readonly isField: boolean;
}

/** `edge.From("owner", User.Type).Ref("parcels").Unique()`: the column is "user_parcels", or a field. */
function keyOf(edge: Described, own: string): Key | undefined {
  if (!has(edge, "Unique")) return undefined;
  const { model, name, isFrom } = ledTo(edge, own);
  const field = textIn(edge, "Field");
  if (model === undefined || name === undefined || (!isFrom && field === undefined)) {
    return undefined;
  }
  return { column: field ?? `${entSnake(model)}_${name}`, model, isField: field !== undefined };
}

interface Led {
  /** The model, and the edge by which it leads here. */
  readonly model: string | undefined;
  readonly name: string | undefined;
  readonly isFrom: boolean;
}

function ledTo(edge: Described, own: string): Led {
  const [name] = textsOf(edge);
  const model = modelIn(edge);
  if (edge.links[0]?.name === "From") return { model, name: textIn(edge, "Ref"), isFrom: true };
  // `edge.To("children", Parcel.Type).From("parent")` says both ends at once.
  return { model, name, isFrom: has(edge, "From") && model === own };
}

export function modelIn(edge: Described): string | undefined {
  return /^(?:\w+\.)?(\w+)\.Type$/.exec(argumentsOf(edge.node)[1]?.text ?? "")?.[1];
}

function textIn({ links }: Described, call: string): string | undefined {
  const [said] = links.find(({ name }) => name === call)?.args ?? [];
  return said !== undefined && isString(said) ? textOf(said) : undefined;
}

/** The columns that edges bring where no field says them. */
export function columnsOfEdges(edges: readonly Described[], own: string): readonly ColumnFact[] {
  return edges.flatMap((edge) => {
    const key = keyOf(edge, own);
    if (key === undefined || key.isField) return [];
    return [{ name: key.column, nullable: !has(edge, "Required"), range: rangeOf(edge.node) }];
  });
}

export function keysOfEdges(edges: readonly Described[], own: string): readonly ForeignKeyFact[] {
  return edges.flatMap((edge) => {
    const key = keyOf(edge, own);
    return key === undefined ? [] : [{ columns: [key.column], table: key.model }];
  });
}

/** Tables between two models that lead to many of each other: `edge.From("orders", Order.Type).Ref("parcels")`. */
export function tiesOfEdges(
  edges: readonly Described[],
  own: string,
  { scope }: TableFact,
): readonly TableFact[] {
  return edges.flatMap((edge) => {
    const { model, name } = ledTo(edge, own);
    const isTie = edge.links[0]?.name === "From" && !has(edge, "Unique") && !has(edge, "Through");
    // An edge to one is called after one.
    if (!isTie || model === undefined || name?.endsWith("s") !== true || model === own) return [];
    const range = rangeOf(edge.node);
    const columns = [model, own].map((one) => ({ name: `${entSnake(one)}_id`, range }));
    return [
      {
        origin: "model",
        name: `${entSnake(model)}_${name}`,
        scope,
        range,
        columns,
        indexes: [],
        foreignKeys: [model, own].map((table) => ({
          columns: [`${entSnake(table)}_id`],
          table,
        })),
        primaryKey: columns.map((one) => one.name),
      },
    ];
  });
}
