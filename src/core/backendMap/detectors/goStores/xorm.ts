import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, TableFact } from "../../facts/tableFacts.ts";
import { snakeCase } from "../javascriptModels/naming.ts";
import { isMigration, tableNames } from "./gorm.ts";

/** XORM: structs whose fields are tagged are tables; its chains are read with GORM's. */
export const xorm: Stack = {
  name: "xorm",
  languages: ["go"],
  markers: /xorm:"/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path) || isMigration(file.path)) return {};
  const names = tableNames(file.root);
  return {
    tables: nodesOf(file.root, "type_spec").flatMap((node) => tableOf(node, file, names) ?? []),
  };
}

function tableOf(
  node: SyntaxNode,
  file: Reading,
  names: ReadonlyMap<string, string>,
): TableFact | undefined {
  const struct = fieldOf(node, "type");
  const name = fieldOf(node, "name")?.text ?? "";
  if (struct?.type !== "struct_type") return undefined;
  const fields = nodesOf(struct, "field_declaration").filter(
    (one) => one.parent?.parent?.id === struct.id,
  );
  const columns = fields.flatMap(columnOf);
  const isModel = fields.some((one) => !/^-?$/.test(tagOf(one)));
  if (!isModel || columns.length === 0) return undefined;
  const keys = fields.filter((one) => /\bpk\b/.test(tagOf(one))).flatMap(columnOf);
  const bases = fields
    .filter((one) => /\bextends\b/.test(tagOf(one)))
    .flatMap((one) => fieldOf(one, "type") ?? []);
  return {
    origin: "model",
    name: names.get(name) ?? snakeCase(name),
    model: name,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns,
    indexes: fields.flatMap(indexOf),
    foreignKeys: [],
    ...(keys.length > 0 && { primaryKey: keys.map((one) => one.name) }),
    ...(bases.length > 0 && { bases: bases.map(file.valueOf) }),
  };
}

function tagOf(field: SyntaxNode): string {
  return /\bxorm:"([^"]*)"/.exec(fieldOf(field, "tag")?.text ?? "")?.[1]?.trim() ?? "";
}

/** A field as a column: its name in quotes or as a word of its own, else as it is called. */
function columnOf(field: SyntaxNode): readonly ColumnFact[] {
  const tag = tagOf(field);
  const [name, type] = ["name", "type"].map((one) => fieldOf(field, one)?.text);
  if (name === undefined || type === undefined || !isKept(tag, name)) return [];
  return [
    {
      name: namedIn(tag) ?? snakeCase(name),
      type: types.exec(tag)?.[0] ?? type.replace(/^\*/, ""),
      range: rangeOf(field),
      field: name,
      ...nullableOf(tag, type),
      ...(/\b(?:default|autoincr)\b/i.test(tag) && { hasDefault: true }),
    },
  ];
}

/** Texts of defaults and remarks stand in quotes too. */
function namedIn(tag: string): string | undefined {
  const told = tag.replaceAll(/\b(?:default|comment|collate)\s*(?:\([^)]*\)|'[^']*'|\S+)/gi, "");
  const [, quoted] = /'([^']+)'/.exec(told) ?? [];
  const words = told.replaceAll(/\([^)]*\)/g, "").split(/\s+/);
  return quoted ?? words.find((one) => /^[a-z]\w*$/i.test(one) && !tagWords.test(one));
}
const tagWords =
  /^(?:pk|autoincr|not|null|notnull|unique|index|extends|created|updated|deleted|version|local|utc|cache|nocache|unsigned|zerofill|(?:small|big|tiny|medium)?int(?:eger)?|(?:big)?serial|n?(?:var)?char|sysname|(?:long|medium|tiny|n)?text|bool(?:ean)?|bit|double|float|real|decimal|numeric|(?:small)?money|(?:small)?datetime2?|datetimeoffset|date|time(?:stampz?)?|year|jsonb?|(?:long|medium|tiny)?blob|(?:var)?binary|bytea|uuid|uniqueidentifier|enum|set|array|xml|clob)$/i;

function isKept(tag: string, name: string): boolean {
  return !/^-$|\bextends\b/.test(tag) && /^\p{Lu}/u.test(name);
}

function nullableOf(tag: string, type: string): Pick<ColumnFact, "nullable"> {
  if (/\b(?:not null|pk)\b/.test(tag)) return { nullable: false };
  return type.startsWith("*") ? { nullable: true } : {};
}
const types =
  /\b(?:(?:small|big|tiny)?int|(?:var)?char|(?:long|medium)?text|bool|double|float|decimal|datetime|json|blob)\b(?:\(\d+\))?/i;

function indexOf(field: SyntaxNode): TableFact["indexes"] {
  const tag = tagOf(field);
  const unique = /\bunique\b/.test(tag);
  const [column] = columnOf(field);
  if (column === undefined || !(unique || /\bindex\b/.test(tag))) return [];
  return [{ columns: [column.name], unique }];
}
