import { nodesOf, rangeOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, TableFact } from "../../facts/tableFacts.ts";
import {
  decoratedClasses,
  decoratorNamed,
  targetOf,
  type DecoratedClass,
  type Property,
} from "./decorated.ts";
import { plural, snakeCase } from "./naming.ts";
import { entryOf, isFalse, isTrue, textOf } from "../javascriptStores/records.ts";
import { sequelizeAssociations } from "./sequelizeAssociations.ts";
import { attributesOf, columnOf } from "./sequelizeAttributes.ts";
import { sequelizeChanges } from "../javascriptMigrations/sequelizeMigration.ts";
import { javascriptIds, nameOfCall } from "../javascriptStores/surroundings.ts";

/** Sequelize: models by `define`, `init` and decorators, and its migrations. */
export const sequelize: Stack = {
  name: "sequelize",
  languages: javascriptIds,
  markers: /sequelize|queryInterface/i,
  detect: (file) => {
    const { relations, tables } = sequelizeAssociations(file);
    return {
      tables: [
        ...nodesOf(file.root, "call_expression").flatMap((node) => modelOf(node, file) ?? []),
        ...decoratedClasses(file.root).flatMap((one) => decoratedModel(one, file) ?? []),
        ...tables,
      ],
      relations,
      tableChanges: sequelizeChanges(file),
    };
  },
};

/** `sequelize.define("user", {…}, {…})`, `User.init({…}, { sequelize })`. */
function modelOf(node: SyntaxNode, file: Reading): TableFact | undefined {
  const called = nameOfCall(node);
  const model =
    called === "define" ? defined(node) : called === "init" ? initialised(node) : undefined;
  return model && tableOf(model, file);
}

function defined(node: SyntaxNode): Model | undefined {
  const [first, attributes, options] = argumentsOf(node);
  const name = textOf(first);
  if (name === undefined || attributes?.type !== "object") return undefined;
  return { node, model: boundName(node) ?? name, name, attributes, options };
}

function initialised(node: SyntaxNode): Model | undefined {
  const [attributes, options] = argumentsOf(node);
  const isModel = attributes?.type === "object" && entryOf(options, "sequelize") !== undefined;
  const model = modelInitialised(node);
  if (!isModel || model === undefined) return undefined;
  const name = textOf(entryOf(options, "modelName")) ?? model;
  return { node, model, name, attributes, options };
}

/** The class that `init` is called on; in a static method of it that is `super` or `this`. */
function modelInitialised(node: SyntaxNode): string | undefined {
  const object = fieldOf(fieldOf(node, "function") ?? node, "object");
  if (object?.type === "identifier") return object.text;
  for (let at = node.parent; at !== null; at = at.parent) {
    if (/^(?:class|class_declaration)$/.test(at.type)) return fieldOf(at, "name")?.text;
  }
  return undefined;
}

function boundName(node: SyntaxNode): string | undefined {
  const declarator = node.parent?.type === "as_expression" ? node.parent.parent : node.parent;
  return declarator?.type === "variable_declarator" ? fieldOf(declarator, "name")?.text : undefined;
}

interface Model {
  readonly node: SyntaxNode;
  readonly model: string;
  readonly name: string;
  readonly attributes: SyntaxNode;
  readonly options: SyntaxNode | undefined;
}

function tableOf({ node, model, name, attributes, options }: Model, file: Reading): TableFact {
  const isSnake = isTrue(entryOf(options, "underscored"));
  const named = (key: string): string => (isSnake ? snakeCase(key) : key);
  const own = attributesOf(attributes, named);
  const range = rangeOf(node);
  const usual = isTrue(entryOf(options, "freezeTableName")) ? name : plural(named(name));
  return {
    origin: "model",
    name: textOf(entryOf(options, "tableName")) ?? usual,
    model,
    ...(name !== model && { called: name }),
    ...(isSnake && { keysAre: "snake" as const }),
    scope: file.scopeOf(node),
    range,
    ...own,
    columns: [
      ...impliedBefore(own.primaryKey, range),
      ...own.columns,
      ...impliedAfter(options, range, own.columns).map((one) => ({
        ...one,
        name: named(one.name),
      })),
    ],
    primaryKey: own.primaryKey ?? ["id"],
  };
}

const impliedBefore = (primaryKey: readonly string[] | undefined, range: ColumnFact["range"]) =>
  primaryKey === undefined
    ? [{ name: "id", type: "INTEGER", nullable: false, hasDefault: true, range }]
    : [];

/** Time stamps come by themselves. */
function impliedAfter(
  options: SyntaxNode | undefined,
  range: ColumnFact["range"],
  own: readonly ColumnFact[],
): readonly ColumnFact[] {
  if (isFalse(entryOf(options, "timestamps"))) return [];
  const named = (key: string): readonly string[] => {
    const said = entryOf(options, key);
    return isFalse(said) ? [] : [textOf(said) ?? key];
  };
  const paranoid = isTrue(entryOf(options, "paranoid")) ? named("deletedAt") : [];
  return [...named("createdAt"), ...named("updatedAt"), ...paranoid]
    .filter((name) => own.every((one) => one.name !== name && one.field !== name))
    .map((name) => ({ name, type: "DATE", nullable: name === "deletedAt", range }));
}

/** `@Table({ tableName }) class User extends Model`; one without lends its columns to others. */
function decoratedModel(one: DecoratedClass, file: Reading): TableFact | undefined {
  const table = decoratorNamed(one.decorators, "Table");
  const columns = one.properties.filter(
    ({ decorators }) =>
      decoratorNamed(decorators, "Column", "CreatedAt", "UpdatedAt", "DeletedAt") !== undefined,
  );
  if (table === undefined && columns.length === 0) return undefined;
  const primaryKey = columns
    .filter(({ decorators }) => decoratorNamed(decorators, "PrimaryKey") !== undefined)
    .map(({ name }) => name);
  const options = table?.args[0];
  return {
    origin: "model",
    name:
      textOf(entryOf(options, "tableName")) ??
      plural(textOf(entryOf(options, "modelName")) ?? one.name),
    model: one.name,
    scope: file.scopeOf(one.node),
    range: rangeOf(fieldOf(one.node, "name") ?? one.node),
    columns: columns.map(decoratedColumn),
    indexes: [],
    foreignKeys: columns.flatMap(({ name, decorators }) => {
      const target = targetOf(decoratorNamed(decorators, "ForeignKey")?.args[0]);
      return target === undefined ? [] : [{ columns: [name], table: target }];
    }),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(one.base !== undefined && { bases: [file.valueOf(one.base)] }),
    ...relationsOf(one.properties),
    ...(table === undefined && { isAbstract: true as const }),
  };
}

function decoratedColumn({ name, decorators, type, node }: Property): ColumnFact {
  const args = decoratorNamed(decorators, "Column")?.args[0];
  const own =
    args === undefined
      ? undefined
      : columnOf({ key: name, value: args, node }, textOf(entryOf(args, "field")) ?? name);
  const isNullable = decoratorNamed(decorators, "AllowNull") !== undefined || /\bnull\b/.test(type);
  return {
    name,
    ...(type !== "" && { type: type.slice(0, 60) }),
    ...own,
    nullable: isNullable,
    range: rangeOf(node),
  };
}

function relationsOf(properties: readonly Property[]): Pick<TableFact, "relations"> {
  const relations = properties.flatMap(({ name, decorators }) => {
    const relation = decoratorNamed(decorators, "BelongsTo", "HasMany", "HasOne", "BelongsToMany");
    const target = targetOf(relation?.args[0]);
    return target === undefined ? [] : [[name, target] as const];
  });
  return relations.length === 0 ? {} : { relations: Object.fromEntries(relations) };
}
