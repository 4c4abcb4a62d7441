import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf } from "../../languages/javascriptValues/texts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, ModelSettingFact, TableFact } from "../../facts/storeFacts.ts";
import {
  decoratedClasses,
  decoratorNamed,
  type DecoratedClass,
  type Decorator,
} from "./decorated.ts";
import { snakeCase } from "./naming.ts";
import { entitySchemas } from "./entitySchemas.ts";
import {
  columnDecorator,
  columnsOf,
  decoratorLike,
  foreignKeyOf,
  indexesOf,
  isEmbedded,
  isKey,
  owning,
  relatedBy,
} from "./typeormColumns.ts";
import { tiesOf } from "./typeormTies.ts";
import { underscored } from "./underscored.ts";
import { entryOf, isFalse, isTrue, textOf } from "../javascriptStores/records.ts";
import { javascriptIds } from "../javascriptStores/surroundings.ts";
import { typeormChanges } from "../javascriptMigrations/typeormMigration.ts";

/** TypeORM (and MikroORM where it writes the same): entities and migrations. */
export const typeorm: Stack = {
  name: "typeorm",
  languages: javascriptIds,
  markers: /typeorm|mikro-orm|@Entity\b|QueryRunner|ORMEntity\b/,
  detect: (file) => ({
    tables: [...entitiesOf(file), ...entitySchemas(file)],
    tableChanges: typeormChanges(file),
    modelSettings: strategiesIn(file),
  }),
};

/** `namingStrategy: new SnakeNamingStrategy()`. */
function strategiesIn(file: Reading): readonly ModelSettingFact[] {
  if (!/namingStrategy/.test(file.text) || file.text.includes("@mikro-orm/")) return [];
  return nodesOf(file.root, "pair")
    .filter((node) => keyOf(fieldOf(node, "key")) === "namingStrategy")
    .filter((node) => /snake/i.test(fieldOf(node, "value")?.text ?? ""))
    .map((node) => ({
      stack: "typeorm",
      scope: file.scopeOf(node),
      style: { kind: "text", text: "snake_case" },
    }));
}

function entitiesOf(file: Reading): readonly TableFact[] {
  const isMikro = file.text.includes("@mikro-orm/");
  return decoratedClasses(file.root).flatMap((one) => {
    const entity = entityOf(one, file);
    if (entity === undefined) return [];
    return [
      isMikro ? underscored(entity) : { ...entity, namedBy: "typeorm" },
      ...tiesOf(one, file),
    ];
  });
}

const relating = [...owning, "OneToMany", "ManyToMany"];

function entityOf(one: DecoratedClass, file: Reading): TableFact | undefined {
  const entity = decoratorLike(one.decorators, "Entity", "ChildEntity");
  const options = entity?.args.find(({ type }) => type === "object");
  const columns = one.properties.flatMap(columnsOf);
  if (entity === undefined && !lendsColumns(one, columns)) return undefined;
  const primaryKey = one.properties
    .filter(isKey)
    .map((property) => columnsOf(property)[0]?.name ?? property.name);
  const kept = keptIn(one, entity);
  const embeds = embedsOf(one, file);
  const isAbstract = entity === undefined || isTrue(entryOf(options, "abstract"));
  return {
    origin: "model",
    name: tableName(one, entity?.args ?? []),
    model: one.name,
    scope: file.scopeOf(one.node),
    range: rangeOf(fieldOf(one.node, "name") ?? one.node),
    columns: [...columns, ...kept.columns],
    indexes: indexesOf(one).filter((index) => index.columns.length > 0),
    foreignKeys: one.properties.flatMap(foreignKeyOf),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(one.base !== undefined && { bases: [file.valueOf(one.base)] }),
    ...(embeds.length > 0 && { embeds }),
    ...relationsOf(one),
    ...(kept.isInOne && { keepsBelow: "inOne" as const }),
    ...(isAbstract && { isAbstract: true as const }),
  };
}

/** A class that is no entity itself, and whose columns are not those of another library's model. */
function lendsColumns(
  { decorators, properties }: DecoratedClass,
  columns: readonly ColumnFact[],
): boolean {
  if (columns.length === 0 || decoratorNamed(decorators, "Table") !== undefined) return false;
  return properties.some(
    (one) =>
      columnDecorator(one) !== undefined &&
      decoratorNamed(one.decorators, "AllowNull") === undefined,
  );
}

interface Kept {
  readonly isInOne: boolean;
  readonly columns: readonly ColumnFact[];
}

/** `@TableInheritance({ column: "type" })`, `@Entity({ discriminatorColumn: "type" })`, and what stands below. */
function keptIn({ decorators, properties, node }: DecoratedClass, entity?: Decorator): Kept {
  const inherited = decoratorNamed(decorators, "TableInheritance");
  const options = entity?.args.find(({ type }) => type === "object");
  const told = entryOf(options, "discriminatorColumn");
  const isBelow =
    entity?.name === "ChildEntity" || entryOf(options, "discriminatorValue") !== undefined;
  if (inherited === undefined && told === undefined) return { isInOne: isBelow, columns: [] };
  const said = entryOf(inherited?.args[0], "column");
  const name = textOf(told) ?? textOf(said) ?? textOf(entryOf(said, "name")) ?? "type";
  const isThere = properties.some((one) => one.name === name);
  const range = rangeOf(fieldOf(node, "name") ?? node);
  return { isInOne: true, columns: isThere ? [] : [{ name, nullable: false, range }] };
}

/** `@Column(() => Address) home: Address` has the columns of `Address` as "homeStreet". */
function embedsOf({ properties }: DecoratedClass, file: Reading): NonNullable<TableFact["embeds"]> {
  return properties.flatMap((property) => {
    const own = columnDecorator(property);
    const column = own !== undefined && isEmbedded(own) ? own : undefined;
    const embedded = column ?? decoratorNamed(property.decorators, "Embedded");
    const [first] = embedded?.args ?? [];
    const options = embedded?.args.find(({ type }) => type === "object");
    const body = first?.type === "arrow_function" ? fieldOf(first, "body") : undefined;
    if (body === undefined || isTrue(entryOf(options, "object"))) return [];
    const prefix = entryOf(options, "prefix");
    return [
      {
        of: file.valueOf(childrenOf(body)[0] ?? body),
        prefix: isFalse(prefix) ? "" : (textOf(prefix) ?? property.name),
      },
    ];
  });
}

/** `@Entity("users")`, `@Entity({ name, schema })`, or by the class's name. */
function tableName({ name }: DecoratedClass, args: readonly SyntaxNode[]): string {
  const options = args.find(({ type }) => type === "object");
  const own = textOf(args[0]) ?? textOf(entryOf(options, "name", "tableName")) ?? snakeCase(name);
  const schema = textOf(entryOf(options, "schema"));
  return schema === undefined || schema === "public" ? own : `${schema}.${own}`;
}

function relationsOf({ properties }: DecoratedClass): Pick<TableFact, "relations"> {
  const relations = properties.flatMap(({ name, decorators, node }) => {
    const relation = decoratorLike(decorators, ...relating);
    const target = relation && relatedBy(relation, node);
    return target === undefined ? [] : [[name, target] as const];
  });
  return relations.length === 0 ? {} : { relations: Object.fromEntries(relations) };
}
