import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact, TableFact } from "../../facts/tableFacts.ts";
import { fileScope } from "../../facts/value.ts";

/** Models of `schema.prisma`, and of the files that it may be split into. */
export const prismaSchema: PlainReader = { name: "prisma", files: /\.prisma$/i, read };

const scalars = new Set(
  "String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported".split(" "),
);
const longestLine = 2000;

interface Line {
  readonly text: string;
  readonly number: number;
}
interface Block {
  readonly kind: string;
  readonly name: string;
  readonly first: Line;
  readonly lines: readonly Line[];
}

function read({ text }: SourceFile): SomeFacts {
  const blocks = blocksOf(text);
  const named = (kind: string): ReadonlySet<string> =>
    new Set(blocks.filter((one) => one.kind === kind).map(({ name }) => name));
  const types = {
    models: named("model"),
    values: new Set([...scalars, ...named("enum"), ...named("type")]),
  };
  return {
    tables: [
      ...blocks.filter(({ kind }) => kind === "model").map((one) => tableOf(one, types)),
      ...tiesOf(blocks.filter(({ kind }) => kind === "model")),
    ],
    tableChanges: blocks
      .filter(({ kind }) => kind === "view")
      .map((one) => ({
        op: "createView",
        table: nameOf(one),
        order: "",
        range: rangeOf(one.first),
      })),
  };
}

function blocksOf(text: string): readonly Block[] {
  const blocks: { kind: string; name: string; first: Line; lines: Line[] }[] = [];
  let isOpen = false;
  for (const [number, whole] of text.split("\n").entries()) {
    const line = { text: whole.slice(0, longestLine).replace(/\s*\/\/.*$/, ""), number };
    const head = /^\s*(model|view|enum|type)\s+(\w+)\s*\{/.exec(line.text);
    if (head !== null) {
      blocks.push({ kind: head[1] ?? "", name: head[2] ?? "", first: line, lines: [] });
      isOpen = true;
    } else if (/^\s*\}/.test(line.text)) isOpen = false;
    else if (isOpen && line.text.trim() !== "") blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function nameOf({ name, lines }: Block): string {
  const said = (attribute: RegExp): string | undefined =>
    lines.map(({ text }) => attribute.exec(text)?.[1]).find((one) => one !== undefined);
  const table = said(/^\s*@@map\(\s*(?:name:\s*)?"([^"]+)"/) ?? name;
  const schema = said(/^\s*@@schema\(\s*"([^"]+)"/);
  return schema === undefined || schema === "public" ? table : `${schema}.${table}`;
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isOptional: boolean;
  readonly rest: string;
  readonly line: Line;
}

/** What the types of fields mean; one that is neither is of another file of the schema. */
interface Types {
  readonly models: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

function tableOf(block: Block, types: Types): TableFact {
  const fields = block.lines.flatMap((line) => fieldOf(line) ?? []);
  const columns = fields
    .filter((one) => isColumn(one, types.models))
    .map((one) => columnOf(one, types.values));
  const named = (field: string): string =>
    columns.find((one) => (one.field ?? one.name) === field)?.name ?? field;
  const own = fields.filter(({ rest }) => /@id\b/.test(rest)).map(({ name }) => named(name));
  const primaryKey = listsOf(block, "id")[0]?.map(named) ?? own;
  const relations = fields.filter(({ type }) => !types.values.has(type));
  return {
    origin: "schema",
    name: nameOf(block),
    model: block.name,
    scope: fileScope,
    range: rangeOf(block.first),
    columns,
    indexes: indexesOf(block, fields, named),
    foreignKeys: fields.flatMap((one) => foreignKeyOf(one, named)),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(relations.length > 0 && {
      relations: Object.fromEntries(relations.map(({ name, type }) => [name, type])),
    }),
  };
}

interface ListField {
  readonly owner: string;
  readonly field: Field;
  /** What the relation is called, or the names of its two models. */
  readonly relation: string;
}

/** Two models that list each other are tied by a table of Prisma's own: `_PostToTag`. */
function tiesOf(blocks: readonly Block[]): readonly TableFact[] {
  const lists = blocks.flatMap((block) => block.lines.flatMap((line) => listIn(block, line)));
  return [...Map.groupBy(lists, ({ relation }) => relation)].flatMap(([relation, sides]) => {
    const [one, other, ...others] = sides;
    if (one === undefined || other === undefined || others.length > 0) return [];
    if (one.field.type !== other.owner || other.field.type !== one.owner) return [];
    const [a = "", b = ""] = [one.owner, other.owner].toSorted();
    const range = rangeOf(one.field.line);
    return [
      {
        origin: "schema" as const,
        name: `_${relation}`,
        scope: fileScope,
        range,
        columns: ["A", "B"].map((name) => ({ name, nullable: false, range })),
        indexes: [
          { columns: ["A", "B"], unique: true },
          { columns: ["B"], unique: false },
        ],
        foreignKeys: [
          { columns: ["A"], table: a },
          { columns: ["B"], table: b },
        ],
      },
    ];
  });
}

function listIn({ name: owner }: Block, line: Line): readonly ListField[] {
  const field = fieldOf(line);
  if (field?.isList !== true || scalars.has(field.type)) return [];
  const named = /@relation\(\s*(?:name:\s*)?"(\w+)"/.exec(field.rest)?.[1];
  const relation = named ?? [owner, field.type].toSorted().join("To");
  return [{ owner, field, relation }];
}

function fieldOf(line: Line): Field | undefined {
  const parts = /^\s*(\w+)\s+([\w.]+)(?:\("[^"]*"\))?(\[\])?(\?)?(.*)$/.exec(line.text);
  if (parts === null) return undefined;
  const [, name = "", type = "", list, optional, rest = ""] = parts;
  return { name, type, isList: list !== undefined, isOptional: optional !== undefined, rest, line };
}

/** A field of a model, here or in another file of the schema, is a relation. */
function isColumn({ type, isList, rest }: Field, models: ReadonlySet<string>): boolean {
  if (/@relation\b/.test(rest) || /@ignore\b/.test(rest) || models.has(type)) return false;
  return scalars.has(type) || !isList || rest.includes("@default");
}

function columnOf(field: Field, values: ReadonlySet<string>): ColumnFact {
  const { name, type, isList, isOptional, rest, line } = field;
  const mapped = /@map\(\s*(?:name:\s*)?"([^"]+)"/.exec(rest)?.[1];
  const native = /@db\.(\w+(?:\([\d, ]*\))?)/.exec(rest)?.[1];
  return {
    name: mapped ?? name,
    type: `${native ?? type}${isList ? "[]" : ""}`,
    nullable: isOptional,
    ...(/@default|@updatedAt/.test(rest) && { hasDefault: true }),
    range: rangeOf(line),
    ...(mapped !== undefined && { field: name }),
    ...(!values.has(type) && { unlessModel: type }),
  };
}

function indexesOf(
  block: Block,
  fields: readonly Field[],
  named: (field: string) => string,
): readonly IndexFact[] {
  const single = fields
    .filter(({ rest }) => /@unique\b/.test(rest))
    .map(({ name }) => ({ columns: [named(name)], unique: true }));
  const lists = (attribute: string, unique: boolean): readonly IndexFact[] =>
    listsOf(block, attribute).map((columns) => ({ columns: columns.map(named), unique }));
  return [...single, ...lists("unique", true), ...lists("index", false)];
}

/** The fields that `@@index([a, b(sort: Desc)])` lists. */
function listsOf({ lines }: Block, attribute: string): readonly (readonly string[])[] {
  const form = new RegExp(`^\\s*@@${attribute}\\(\\s*(?:fields:\\s*)?\\[([^\\]]*)\\]`);
  return lines.flatMap(({ text }) => {
    const inside = form.exec(text)?.[1];
    if (inside === undefined) return [];
    return [[...inside.replace(/\([^)]*\)/g, "").matchAll(/\w+/g)].map(([one]) => one)];
  });
}

function foreignKeyOf(
  { type, rest }: Field,
  named: (field: string) => string,
): readonly ForeignKeyFact[] {
  const fields = /@relation\([^)]*fields:\s*\[([^\]]*)\]/.exec(rest)?.[1];
  if (fields === undefined) return [];
  return [{ columns: fields.split(",").map((one) => named(one.trim())), table: type }];
}

function rangeOf({ text, number }: Line): ColumnFact["range"] {
  const character = text.length - text.trimStart().length;
  return {
    start: { line: number, character },
    end: { line: number, character: text.trimEnd().length },
  };
}
