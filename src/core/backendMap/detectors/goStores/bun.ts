import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, TableFact } from "../../facts/tableFacts.ts";
import { plural, snakeCase } from "../javascriptModels/naming.ts";
import { bunQueries } from "./bunQueries.ts";
import { isMigration, lends } from "./gorm.ts";
import { modelOf } from "./gormRelations.ts";

/** Bun: structs that embed `bun.BaseModel` are tables; `db.NewSelect().Model(&users)` asks them. */
export const bun: Stack = {
  name: "bun",
  languages: ["go"],
  markers: /bun:"|\bNew(?:Select|Insert|Update|Delete)\(\)/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path) || isMigration(file.path)) return {};
  return {
    tables: nodesOf(file.root, "type_spec").flatMap((node) => tableOf(node, file) ?? []),
    queries: bunQueries(file),
  };
}

function tableOf(node: SyntaxNode, file: Reading): TableFact | undefined {
  const fields = fieldsOf(node);
  const model = fieldOf(node, "name")?.text ?? "";
  const base = fields.find(isBase);
  const kept = fields.filter(isKept);
  const columns = kept.flatMap(columnOf);
  if (columns.length === 0) return undefined;
  // Without the base and a key of its own it is one of those that others embed.
  const isLent = base === undefined && (!isKeyed(kept) || lends.test(model));
  return {
    origin: "model",
    name: (base && nameIn(base)) ?? plural(snakeCase(model)),
    model,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns,
    ...tiedBy(fields, file),
    ...(isLent && { isAbstract: true as const }),
  };
}

/** Of a struct that has such tags. */
function fieldsOf(type: SyntaxNode): readonly SyntaxNode[] {
  const struct = fieldOf(type, "type");
  if (struct?.type !== "struct_type" || !struct.text.includes('bun:"')) return [];
  return nodesOf(struct, "field_declaration").filter((one) => one.parent?.parent?.id === struct.id);
}

const isBase = (field: SyntaxNode): boolean => fieldOf(field, "type")?.text === "bun.BaseModel";

/** Keys, indexes, and what else the fields lead to. */
function tiedBy(fields: readonly SyntaxNode[], file: Reading) {
  const kept = fields.filter(isKept);
  const primaryKey = kept.filter(isKey).flatMap(columnOf);
  const bases = fields.filter((one) => !isBase(one) && isEmbedded(one));
  return {
    indexes: kept.flatMap(indexOf),
    foreignKeys: [],
    relations: Object.fromEntries(fields.flatMap(relationOf)),
    through: Object.fromEntries(fields.flatMap(throughOf)),
    ...(primaryKey.length > 0 && { primaryKey: primaryKey.map(({ name }) => name) }),
    ...(bases.length > 0 && { bases: bases.flatMap((one) => typeOf(one, file)) }),
  };
}

const isKey = (field: SyntaxNode): boolean => settingsOf(field).options.includes("pk");

/** It has a key of its own, or ties rows of other models. */
const isKeyed = (kept: readonly SyntaxNode[]): boolean =>
  kept.some((one) => isKey(one) || optionOf(settingsOf(one), "unique") !== undefined);

interface Settings {
  readonly name: string;
  readonly options: readonly string[];
}

/** `bun:"name,type:text,notnull"`. */
function settingsOf(field: SyntaxNode): Settings {
  const tag = /\bbun:"([^"]*)"/.exec(fieldOf(field, "tag")?.text ?? "")?.[1] ?? "";
  const [name = "", ...options] = tag.split(",").map((one) => one.trim());
  return name.includes(":") ? { name: "", options: [name, ...options] } : { name, options };
}

const optionOf = ({ options }: Settings, name: string): string | undefined =>
  options.find((one) => one.startsWith(`${name}:`))?.slice(name.length + 1);

/** `bun.BaseModel` with the tag `bun:"table:users,alias:u"`, or `bun:"users"`. */
function nameIn(base: SyntaxNode): string | undefined {
  const settings = settingsOf(base);
  const name = optionOf(settings, "table") ?? settings.name;
  return name === "" ? undefined : name;
}

function isEmbedded(field: SyntaxNode): boolean {
  return fieldOf(field, "name") === undefined || settingsOf(field).options.includes("extend");
}

/** What is read only comes from an expression; relations are kept in other tables. */
function isKept(field: SyntaxNode): boolean {
  const settings = settingsOf(field);
  const isElsewhere = ["rel", "m2m", "embed"].some((one) => optionOf(settings, one) !== undefined);
  return (
    !isElsewhere &&
    settings.name !== "-" &&
    !settings.options.includes("scanonly") &&
    !isEmbedded(field)
  );
}

function columnOf(field: SyntaxNode): readonly ColumnFact[] {
  const settings = settingsOf(field);
  const type = fieldOf(field, "type")?.text ?? "";
  const isNever = settings.options.some((one) => one === "notnull" || one === "pk");
  const nullable = isNever ? false : type.startsWith("*") ? true : undefined;
  return field
    .childrenForFieldName("name")
    .filter(({ text }) => /^\p{Lu}/u.test(text))
    .map(({ text }) => ({
      name: settings.name === "" ? snakeCase(text) : settings.name,
      type: optionOf(settings, "type") ?? type.replace(/^\*/, ""),
      range: rangeOf(field),
      field: text,
      ...(nullable !== undefined && { nullable }),
      ...(optionOf(settings, "default") !== undefined && { hasDefault: true }),
    }));
}

function indexOf(field: SyntaxNode): TableFact["indexes"] {
  const isUnique = settingsOf(field).options.includes("unique");
  const names = columnOf(field).map(({ name }) => name);
  return isUnique && names.length > 0 ? [{ columns: names, unique: true }] : [];
}

/** A field that leads to another model, with the model's name. */
function relationOf(field: SyntaxNode): readonly (readonly [string, string])[] {
  const settings = settingsOf(field);
  const leads = optionOf(settings, "rel") ?? optionOf(settings, "m2m");
  const [name, model] = [fieldOf(field, "name")?.text, modelOf(field)];
  return leads === undefined || name === undefined || model === undefined ? [] : [[name, model]];
}

/** The table between, of a relation of many to many. */
function throughOf(field: SyntaxNode): readonly (readonly [string, string])[] {
  const table = optionOf(settingsOf(field), "m2m");
  const name = fieldOf(field, "name")?.text;
  return table === undefined || name === undefined ? [] : [[name, table]];
}

function typeOf(field: SyntaxNode, file: Reading): NonNullable<TableFact["bases"]> {
  const type = fieldOf(field, "type");
  return type === undefined ? [] : [file.valueOf(type)];
}
