import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf } from "../../languages/javascriptValues/texts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, ModelSettingFact, TableFact } from "../../facts/tableFacts.ts";
import {
  decoratedClasses,
  decoratorNamed,
  type DecoratedClass,
  type Decorator,
  type Property,
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
  if (!file.text.includes("namingStrategy") || file.text.includes("@mikro-orm/")) return [];
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

const relating = [...owning, "OneToMany", "ManyToMany", "TreeChildren"];

/** `@Tree("materialized-path")` keeps in columns of its own where in the tree a row stands. */
const treeColumns: Readonly<Record<string, readonly string[]>> = {
  "materialized-path": ["mpath"],
  "nested-set": ["nsleft", "nsright"],
};

function treeIn({ decorators, node }: DecoratedClass): readonly ColumnFact[] {
  const kind = textOf(decoratorNamed(decorators, "Tree")?.args[0]) ?? "";
  const range = rangeOf(fieldOf(node, "name") ?? node);
  return (treeColumns[kind] ?? []).map((name) => ({ name, range }));
}

function entityOf(one: DecoratedClass, file: Reading): TableFact | undefined {
  const entity = decoratorLike(one.decorators, "Entity", "ChildEntity");
  const options = optionsOf(entity);
  const columns = one.properties.flatMap(columnsOf);
  if (entity === undefined && !lendsColumns(one, columns)) return undefined;
  const kept = keptIn(one, entity);
  const isAbstract = entity === undefined || isTrue(entryOf(options, "abstract"));
  return {
    origin: "model",
    name: tableName(one, entity?.args ?? []),
    model: one.name,
    scope: file.scopeOf(one.node),
    range: rangeOf(fieldOf(one.node, "name") ?? one.node),
    columns: [...columns, ...kept.columns, ...treeIn(one)],
    indexes: indexesOf(one).filter((index) => index.columns.length > 0),
    foreignKeys: one.properties.flatMap(foreignKeyOf),
    ...(one.base !== undefined && { bases: [file.valueOf(one.base)] }),
    ...keyIn(one),
    ...embedsOf(one, file),
    ...relationsOf(one),
    ...(kept.isInOne && { keepsBelow: "inOne" as const }),
    ...(isAbstract && { isAbstract: true as const }),
  };
}

const optionsOf = (decorator: Decorator | undefined): SyntaxNode | undefined =>
  decorator?.args.find(({ type }) => type === "object");

function keyIn({ properties }: DecoratedClass): Pick<TableFact, "primaryKey"> {
  const primaryKey = properties
    .filter(isKey)
    .map((property) => columnsOf(property)[0]?.name ?? property.name);
  return primaryKey.length > 0 ? { primaryKey } : {};
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
function keptIn(one: DecoratedClass, entity?: Decorator): Kept {
  const name = discriminator(one, entity);
  if (name === undefined) return { isInOne: isBelow(entity), columns: [] };
  const isThere = one.properties.some((property) => property.name === name);
  const range = rangeOf(fieldOf(one.node, "name") ?? one.node);
  return { isInOne: true, columns: isThere ? [] : [{ name, nullable: false, range }] };
}

const isBelow = (entity: Decorator | undefined): boolean =>
  entity?.name === "ChildEntity" || entryOf(optionsOf(entity), "discriminatorValue") !== undefined;

/** The column that tells the classes of one table apart. */
function discriminator({ decorators }: DecoratedClass, entity?: Decorator): string | undefined {
  const told = textOf(entryOf(optionsOf(entity), "discriminatorColumn"));
  const inherited = decoratorNamed(decorators, "TableInheritance");
  if (inherited === undefined) return told;
  const said = entryOf(inherited.args[0], "column");
  return textOf(said) ?? textOf(entryOf(said, "name")) ?? "type";
}

/** `@Column(() => Address) home: Address` has the columns of `Address` as "homeStreet". */
function embedsOf({ properties }: DecoratedClass, file: Reading): Pick<TableFact, "embeds"> {
  const embeds = properties.flatMap((property) => {
    const embedded = embeddedBy(property);
    const body = embedded && fieldOf(embedded.args[0] ?? property.node, "body");
    if (embedded === undefined || body === undefined) return [];
    const said = entryOf(optionsOf(embedded), "prefix");
    const prefix = isFalse(said) ? "" : (textOf(said) ?? property.name);
    return [{ of: file.valueOf(childrenOf(body)[0] ?? body), prefix }];
  });
  return embeds.length > 0 ? { embeds } : {};
}

/** `@Column(() => Address)`, `@Embedded(() => Address)`; not what is kept as one value. */
function embeddedBy(property: Property): Decorator | undefined {
  const column = columnDecorator(property);
  if (column !== undefined) return isEmbedded(column) ? column : undefined;
  const embedded = decoratorNamed(property.decorators, "Embedded");
  const isFunction = embedded?.args[0]?.type === "arrow_function";
  return isFunction && !isTrue(entryOf(optionsOf(embedded), "object")) ? embedded : undefined;
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
