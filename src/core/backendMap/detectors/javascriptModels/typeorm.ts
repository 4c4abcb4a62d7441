import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact, TableFact } from "../../facts/storeFacts.ts";
import {
  decoratedClasses,
  decoratorNamed,
  targetOf,
  type DecoratedClass,
  type Decorator,
  type Property,
} from "./decorated.ts";
import { snakeCase } from "./naming.ts";
import { underscored } from "./underscored.ts";
import { entryOf, isTrue, partOf, textOf, textsIn } from "../javascriptStores/records.ts";
import { javascriptIds } from "../javascriptStores/surroundings.ts";
import { typeormChanges } from "../javascriptMigrations/typeormMigration.ts";

/** TypeORM (and MikroORM where it writes the same): entities and migrations. */
export const typeorm: Stack = {
  name: "typeorm",
  languages: javascriptIds,
  markers: /typeorm|mikro-orm|@Entity\b|QueryRunner/,
  detect: (file) => ({
    tables: entitiesOf(file),
    tableChanges: typeormChanges(file),
  }),
};

function entitiesOf(file: Reading): readonly TableFact[] {
  const entities = decoratedClasses(file.root).flatMap((one) => entityOf(one, file) ?? []);
  return file.text.includes("@mikro-orm/") ? entities.map(underscored) : entities;
}

const plain = [
  "Column",
  "PrimaryColumn",
  "PrimaryGeneratedColumn",
  "CreateDateColumn",
  "UpdateDateColumn",
  "DeleteDateColumn",
  "VersionColumn",
  "ObjectIdColumn",
  "PrimaryKey",
  "Property",
];
const owning = ["ManyToOne", "OneToOne"];
const relating = [...owning, "OneToMany", "ManyToMany"];

function entityOf(one: DecoratedClass, file: Reading): TableFact | undefined {
  const entity = decoratorNamed(one.decorators, "Entity", "ChildEntity");
  const columns = one.properties.flatMap(columnOf);
  if (entity === undefined && !lendsColumns(one, columns)) return undefined;
  const primaryKey = one.properties
    .filter(({ decorators }) => decorators.some(({ name }) => name.startsWith("Primary")))
    .map((property) => columnOf(property)[0]?.name ?? property.name);
  return {
    origin: "model",
    name: tableName(one, entity?.args ?? []),
    model: one.name,
    scope: file.scopeOf(one.node),
    range: rangeOf(fieldOf(one.node, "name") ?? one.node),
    columns,
    indexes: indexesOf(one),
    foreignKeys: one.properties.flatMap(foreignKeyOf),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(one.base !== undefined && { bases: [file.valueOf(one.base)] }),
    ...relationsOf(one),
    ...(entity === undefined && { isAbstract: true as const }),
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
      decoratorNamed(one.decorators, ...plain) !== undefined &&
      decoratorNamed(one.decorators, "AllowNull") === undefined,
  );
}

/** `@Entity("users")`, `@Entity({ name, schema })`, or by the class's name. */
function tableName({ name }: DecoratedClass, args: readonly SyntaxNode[]): string {
  const options = args.find(({ type }) => type === "object");
  const own = textOf(args[0]) ?? textOf(entryOf(options, "name", "tableName")) ?? snakeCase(name);
  const schema = textOf(entryOf(options, "schema"));
  return schema === undefined || schema === "public" ? own : `${schema}.${own}`;
}

function columnOf(property: Property): readonly ColumnFact[] {
  const joined = joinColumns(property);
  if (joined.length > 0) return joined.map((name) => joinColumn(name, property));
  const column = decoratorNamed(property.decorators, ...plain);
  const isEmbedded = column?.args[0]?.type === "arrow_function";
  return column === undefined || isEmbedded ? [] : [plainColumn(column, property)];
}

function joinColumn(name: string, { name: field, decorators, node }: Property): ColumnFact {
  const options = decoratorNamed(decorators, ...owning)?.args.at(-1)?.text ?? "";
  return { name, nullable: !/nullable:\s*false/.test(options), range: rangeOf(node), field };
}

function plainColumn(
  { name: decorator, args }: Property["decorators"][number],
  property: Property,
): ColumnFact {
  const options = args.find((one) => one.type === "object");
  const mapped = textOf(entryOf(options, "name", "fieldName"));
  const stated = textOf(args[0]) ?? textOf(entryOf(options, "type", "columnType"));
  const type = stated ?? property.type.slice(0, 60);
  const isMade = decorator !== "Column" || entryOf(options, "default") !== undefined;
  return {
    name: mapped ?? property.name,
    ...(type !== "" && { type }),
    nullable: isTrue(entryOf(options, "nullable")) || decorator === "DeleteDateColumn",
    ...(isMade && { hasDefault: true }),
    range: rangeOf(property.node),
    ...(mapped !== undefined && { field: property.name }),
  };
}

/** The columns of a relation that this side owns: named, or after the property. */
function joinColumns({ name, decorators }: Property): readonly string[] {
  const relation = decoratorNamed(decorators, ...owning);
  const join = decoratorNamed(decorators, "JoinColumn");
  if (relation === undefined || (relation.name === "OneToOne" && join === undefined)) return [];
  const [options] = join?.args ?? [];
  const each = options?.type === "array" ? options.namedChildren : [options];
  return each.map((one) => textOf(entryOf(one ?? undefined, "name")) ?? `${name}Id`);
}

function foreignKeyOf(property: Property): readonly ForeignKeyFact[] {
  const columns = joinColumns(property);
  const relation = decoratorNamed(property.decorators, ...owning);
  const table = relation && relatedBy(relation, property.node);
  return columns.length === 0 || table === undefined ? [] : [{ columns, table }];
}

function indexesOf({ decorators, properties }: DecoratedClass): readonly IndexFact[] {
  const ofClass = decorators
    .filter(({ name }) => name === "Index" || name === "Unique")
    .map(({ name, args }): IndexFact => {
      const options = args.find(({ type }) => type === "object");
      const columns = textsIn(args.find(({ type }) => type === "array"));
      return { columns, unique: name === "Unique" || isTrue(entryOf(options, "unique")) };
    });
  const ofProperties = properties.flatMap((property): readonly IndexFact[] => {
    const index = decoratorNamed(property.decorators, "Index", "Unique");
    const column = decoratorNamed(property.decorators, ...plain);
    const isUnique = isTrue(
      entryOf(
        column?.args.find(({ type }) => type === "object"),
        "unique",
      ),
    );
    const columns = columnOf(property).map(({ name }) => name);
    if (columns.length === 0 || (index === undefined && !isUnique)) return [];
    const options = index?.args.find(({ type }) => type === "object");
    return [{ columns, unique: isUnique || isTrue(entryOf(options, "unique")) }];
  });
  return [...ofClass.filter(({ columns }) => columns.length > 0), ...ofProperties];
}

/** `() => User`, `{ entity: () => User }`, or by the property: `Ref<User>`, `new Collection<User>(this)`. */
function relatedBy({ args: [first] }: Decorator, property: SyntaxNode): string | undefined {
  const stated = targetOf(first) ?? targetOf(entryOf(first, "entity"));
  if (stated !== undefined) return stated;
  const type = partOf(property, "type") + partOf(property, "value").slice(0, 80);
  return /\b([A-Z]\w*)(?:\[\])?\s*>*\s*(?:\(this\))?$/.exec(type)?.[1];
}

function relationsOf({ properties }: DecoratedClass): Pick<TableFact, "relations"> {
  const relations = properties.flatMap(({ name, decorators, node }) => {
    const relation = decoratorNamed(decorators, ...relating);
    const target = relation && relatedBy(relation, node);
    return target === undefined ? [] : [[name, target] as const];
  });
  return relations.length === 0 ? {} : { relations: Object.fromEntries(relations) };
}
