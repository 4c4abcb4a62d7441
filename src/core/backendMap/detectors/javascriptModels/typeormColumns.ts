import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { entryOf, isFalse, isTrue, partOf, textOf, textsIn } from "../javascriptStores/records.ts";
import { targetOf, type DecoratedClass, type Decorator, type Property } from "./decorated.ts";

export const owning = ["ManyToOne", "OneToOne", "TreeParent"];
const plain = /^(?:Property|Enum|Primary\w*|SerializedPrimaryKey)$/;
const noColumn = /^(?:Inverse)?JoinColumn$|Virtual|View|Table/;

/** The decorator of a column, a project's own included: `@Column()`, `@MoneyColumn()`, `@Property()`. */
export function columnDecorator({ decorators }: Property): Decorator | undefined {
  return decorators.find(
    ({ name }) => plain.test(name) || (name.endsWith("Column") && !noColumn.test(name)),
  );
}

/** One of these decorators, or a project's own that stands for it: `MultiORMManyToOne`. */
export function decoratorLike(
  decorators: readonly Decorator[],
  ...names: readonly string[]
): Decorator | undefined {
  return decorators.find(({ name }) =>
    names.some((one) => name === one || name.endsWith(`ORM${one}`)),
  );
}

export const isKey = (property: Property): boolean =>
  property.decorators.some(({ name }) => name.startsWith("Primary"));

export function columnsOf(property: Property): readonly ColumnFact[] {
  const joined = joinColumns(property);
  if (joined.length > 0) return joined.map((one) => joinColumn(one, property));
  const column = columnDecorator(property) ?? wholeEmbedded(property);
  return column === undefined || isEmbedded(column) ? [] : [plainColumn(column, property)];
}

/** `@Column(() => Address) address: Address` has the columns of another class. */
export const isEmbedded = ({ name, args: [first] }: Decorator): boolean =>
  name.endsWith("Column") && first?.type === "arrow_function";

/** MikroORM's `@Embedded({ object: true })` is kept as one value. */
function wholeEmbedded({ decorators }: Property): Decorator | undefined {
  const embedded = decorators.find(({ name }) => name === "Embedded");
  const options = embedded?.args.find(({ type }) => type === "object");
  return isTrue(entryOf(options, "object")) && embedded !== undefined
    ? { name: "Embedded", args: options === undefined ? [] : [options] }
    : undefined;
}

interface Joined {
  readonly name: string;
  readonly isUnnamed: boolean;
}

function joinColumn({ name, isUnnamed }: Joined, property: Property): ColumnFact {
  const relation = decoratorLike(property.decorators, ...owning);
  const options = relation?.args.at(-1)?.text ?? "";
  const target = relation && relatedBy(relation, property.node);
  return {
    name,
    nullable: !/nullable:\s*false/.test(options),
    range: rangeOf(property.node),
    field: property.name,
    ...(isUnnamed && { isUnnamed: true as const }),
    ...(isUnnamed && target !== undefined && { leadsTo: target }),
  };
}

function plainColumn({ name: decorator, args }: Decorator, property: Property): ColumnFact {
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
    ...(mapped === undefined ? { isUnnamed: true as const } : { field: property.name }),
  };
}

/** The columns of a relation that this side owns: named, or after the property. */
function joinColumns({ name, decorators }: Property): readonly Joined[] {
  const relation = decoratorLike(decorators, ...owning);
  const join = decoratorLike(decorators, "JoinColumn");
  const options = relation?.args.find(({ type }) => type === "object");
  const said = textOf(entryOf(options, "joinColumn", "fieldName"));
  const isOwner = !relation?.name.endsWith("OneToOne") || join !== undefined || said !== undefined;
  if (relation === undefined || !isOwner || isFalse(entryOf(options, "persist"))) return [];
  return namesIn(join).map((own) => {
    const stated = own ?? said;
    return { name: stated ?? `${name}Id`, isUnnamed: stated === undefined };
  });
}

/** The name of each column of `@JoinColumn({ name })`, `@JoinColumn([{ name }, …])`. */
function namesIn(join: Decorator | undefined): readonly (string | undefined)[] {
  const [given] = join?.args ?? [];
  const each = given?.type === "array" ? given.namedChildren : [given];
  return each.map((one) => textOf(entryOf(one ?? undefined, "name")));
}

export function foreignKeyOf(property: Property): readonly ForeignKeyFact[] {
  const columns = joinColumns(property).map(({ name }) => name);
  const relation = decoratorLike(property.decorators, ...owning);
  const table = relation && relatedBy(relation, property.node);
  return columns.length === 0 || table === undefined ? [] : [{ columns, table }];
}

export function indexesOf({ decorators, properties }: DecoratedClass): readonly IndexFact[] {
  const ofClass = decorators
    .filter(({ name }) => name === "Index" || name === "Unique")
    .map(({ name, args }): IndexFact => {
      const options = args.find(({ type }) => type === "object");
      const listed = args.find(({ type }) => type === "array") ?? entryOf(options, "properties");
      return {
        columns: textsIn(listed),
        unique: name === "Unique" || isTrue(entryOf(options, "unique")),
      };
    });
  return [...ofClass, ...properties.flatMap(indexOf)];
}

function indexOf(property: Property): readonly IndexFact[] {
  const index = decoratorLike(property.decorators, "Index", "Unique");
  const columns = columnsOf(property).map(({ name }) => name);
  const options = columnDecorator(property)?.args.find((one) => one.type === "object");
  const isUnique = isTrue(entryOf(options, "unique"));
  if (columns.length === 0 || (index === undefined && !isUnique)) return [];
  const said = index?.args.find(({ type }) => type === "object");
  const unique = index?.name === "Unique" || isUnique || isTrue(entryOf(said, "unique"));
  return [{ columns, unique }];
}

/** `() => User`, `{ entity: () => User }`, or by the property: `Ref<User>`, `new Collection<User>(this)`. */
export function relatedBy({ args: [first] }: Decorator, property: SyntaxNode): string | undefined {
  const stated = targetOf(first) ?? targetOf(entryOf(first, "entity"));
  if (stated !== undefined) return stated;
  const type = partOf(property, "type") + partOf(property, "value").slice(0, 80);
  return /\b([A-Z]\w*)(?:\[\])?\s*>*\s*(?:\(this\))?$/.exec(type)?.[1];
}
