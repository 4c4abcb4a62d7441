import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsIn, type PhpLink } from "../../languages/php/literals.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { plural, underscored } from "../../languages/ruby/inflect.ts";
import { indexAs, indexOf, type BlueprintCall, type Step } from "./migrationStep.ts";

/** Columns that have a name of their own where the code gives them none. */
const usualNames: Readonly<Record<string, string>> = {
  id: "id",
  uuid: "uuid",
  ulid: "ulid",
  ipAddress: "ip_address",
  macAddress: "mac_address",
  softDeletes: "deleted_at",
  softDeletesTz: "deleted_at",
  softDeletesDatetime: "deleted_at",
  rememberToken: "remember_token",
};

/** Methods of PHP may be written in any case. */
const types =
  /^(?:id|(?:big|medium|small|tiny)?increments|(?:unsigned)?(?:big|medium|small|tiny)?integer|unsigned(?:Decimal|Double|Float)|binary|boolean|char|date|dateTime(?:Tz)?|decimal|double|enum|float|foreignId|foreignUlid|foreignUuid|geography|geometry|geometryCollection|ipAddress|jsonb?|lineString|macAddress|multiLineString|multiPoint|multiPolygon|point|polygon|rememberToken|set|softDeletes(?:Tz|Datetime)?|string|(?:long|medium|tiny)?text|time(?:Tz)?|timestamp(?:Tz)?|ulid|uuid|vector|year|computed)$/i;

/** What a call on the table of a migration adds: columns with their indexes and keys. */
export function addedBy(call: BlueprintCall): readonly Step[] | undefined {
  const [first] = call.links;
  if (first === undefined) return [];
  const { name, node } = first;
  if (/^(?:nullable)?timestamps(?:Tz)?$|^datetimes$/i.test(name)) return timestamps(node);
  if (/^(?:nullable)?(?:numeric|uuid|ulid)?morphs$/i.test(name)) return morphs(call, first);
  if (name === "foreignIdFor") return foreignIdFor(call, first);
  if (name === "addColumn" || name === "rawColumn") return plainColumn(call, first);
  return types.test(name) ? typedColumn(call, first) : undefined;
}

/** `addColumn("string", "name")`, `rawColumn("name", "citext")`. */
function plainColumn(call: BlueprintCall, { name, args }: PhpLink): readonly Step[] {
  const words = args.plain.slice(0, 2).map(call.textOf);
  const [column, type = ""] = name === "addColumn" ? words.toReversed() : words;
  return column === undefined ? [] : columnSteps(call, column, type);
}

function typedColumn(call: BlueprintCall, { name, args }: PhpLink): readonly Step[] {
  const given = args.plain[0] ?? args.named.get("column");
  const column = given === undefined ? usualNames[name] : call.textOf(given);
  return column === undefined ? [] : columnSteps(call, column, name);
}

function columnSteps(call: BlueprintCall, name: string, type: string): readonly Step[] {
  const { links } = call;
  const [first] = links;
  if (first === undefined) return [];
  const link = (named: string): PhpLink | undefined => links.find((one) => one.name === named);
  const nullable = link("nullable");
  const isKey = /ncrements$|^id$/.test(type);
  const hasDefault = ["default", "useCurrent", "autoIncrement"].some((one) => link(one)) || isKey;
  const isNullable = nullable === undefined ? isNullByItself(type) : !isFalse(nullable);
  const column: ColumnFact = {
    name,
    type,
    nullable: isNullable,
    ...(hasDefault && { hasDefault: true }),
    range: rangeOf(first.node),
  };
  if (link("change")) return [{ op: "alterColumn", column }, ...ownIndexes(call, name)];
  const key = link("primary") ?? (isKey ? first : undefined);
  return [
    { op: "addColumn", column },
    ...ownIndexes(call, name),
    ...ownKeys(call, name),
    ...(key === undefined ? [] : [{ op: "setPrimaryKey", columns: [name] } as const]),
  ];
}

const isNullByItself = (type: string): boolean => /^(?:softDeletes|rememberToken)/.test(type);
const isFalse = ({ args }: PhpLink): boolean => args.plain[0]?.text.toLowerCase() === "false";

function ownIndexes({ links, table, textOf }: BlueprintCall, column: string): readonly Step[] {
  return links.slice(1).flatMap((link): readonly Step[] => {
    if (!/^(?:unique|index|fullText|fulltext|spatialIndex)$/.test(link.name)) return [];
    const [given] = link.args.plain;
    if (given?.text === "false") return [];
    return [{ op: "addIndex", index: indexAs(link.name, table, [column], textOf(given)) }];
  });
}

/** `->constrained("users")`, `->references("id")->on("users")`. */
function ownKeys(
  { links, textOf }: BlueprintCall,
  column: string,
  usual?: string,
): readonly Step[] {
  const on = links.find(({ name }) => name === "on" || name === "constrained");
  if (on === undefined) return [];
  const given = textOf(on.args.plain[0] ?? on.args.named.get("table"));
  const table = given ?? usual ?? plural(column.replace(/_[^_]*$/, ""));
  return [{ op: "addForeignKey", foreignKey: { columns: [column], table } }];
}

/** `foreignIdFor(User::class)`: a key is known by the model, whose table another file tells. */
function foreignIdFor(call: BlueprintCall, { args, node }: PhpLink): readonly Step[] {
  const model = call.classOf(args.plain[0]);
  const short = model?.slice(model.lastIndexOf("\\") + 1);
  const name = call.textOf(args.plain[1]) ?? (short && `${underscored(short)}_id`);
  if (name === undefined) return [];
  const isNullable = call.links.some((one) => one.name === "nullable" && !isFalse(one));
  const column = { name, type: "foreignId", nullable: isNullable, range: rangeOf(node) };
  return [{ op: "addColumn", column }, ...ownIndexes(call, name), ...ownKeys(call, name, model)];
}

function timestamps(node: SyntaxNode): readonly Step[] {
  return ["created_at", "updated_at"].map((name) => ({
    op: "addColumn",
    column: { name, type: "timestamp", nullable: true, range: rangeOf(node) },
  }));
}

function morphs(call: BlueprintCall, { name, args, node }: PhpLink): readonly Step[] {
  const base = call.textOf(args.plain[0]);
  if (base === undefined) return [];
  const nullable = /^nullable/i.test(name);
  const kind = /uuid/i.test(name) ? "uuid" : /ulid/i.test(name) ? "ulid" : "unsignedBigInteger";
  const columns = [`${base}_type`, `${base}_id`];
  return [
    ...columns.map((column, at): Step => ({
      op: "addColumn",
      column: { name: column, type: at === 0 ? "string" : kind, nullable, range: rangeOf(node) },
    })),
    { op: "addIndex", index: indexAs("index", call.table, columns, undefined) },
  ];
}

/** `foreign("user_id")->references("id")->on("users")`, and indexes on their own. */
export function constraintsBy({
  links,
  table,
  textOf,
}: BlueprintCall): readonly Step[] | undefined {
  const [first, ...more] = links;
  if (first === undefined) return [];
  const columns = wordsIn(first.args.plain[0]);
  const own = textOf(first.args.plain[0]);
  const names = columns.length > 0 || own === undefined ? columns : [own];
  if (first.name === "foreign") {
    const on = more.find(({ name }) => name === "on");
    const to = on && textOf(on.args.plain[0]);
    return to === undefined ? [] : [keyStep({ columns: names, table: to })];
  }
  if (first.name === "primary") return [{ op: "setPrimaryKey", columns: names }];
  const index: IndexFact | undefined = indexOf(first, table, names, textOf(first.args.plain[1]));
  return index === undefined ? undefined : [{ op: "addIndex", index }];
}

const keyStep = (foreignKey: ForeignKeyFact): Step => ({ op: "addForeignKey", foreignKey });
