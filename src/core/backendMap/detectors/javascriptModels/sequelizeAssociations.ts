import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { given } from "../../facts/given.ts";
import type { RelationKey, RelationsFact, TableFact } from "../../facts/tableFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { chainOf } from "../javascriptStores/chain.ts";
import { entryOf, isFalse, textOf } from "../javascriptStores/records.ts";
import { plural } from "./naming.ts";

/** `Post.belongsTo(models.User, { as: "author" })`: one model tied to another, wherever it is said. */
interface Association {
  readonly kind: string;
  readonly model: string;
  readonly other: string;
  readonly options: SyntaxNode | undefined;
  readonly node: SyntaxNode;
}

const kinds = /^(?:belongsTo|hasOne|hasMany|belongsToMany)$/;

export function sequelizeAssociations(file: Reading): {
  readonly relations: readonly RelationsFact[];
  readonly tables: readonly TableFact[];
} {
  const all = nodesOf(file.root, "call_expression").flatMap((node) => associationAt(node) ?? []);
  return {
    relations: all.map((one) => ({
      model: one.model,
      relations: { [aliasOf(one)]: one.other },
      keys: keysOf(one),
    })),
    tables: all.flatMap((one) => tableBetween(one, file) ?? []),
  };
}

function associationAt(node: SyntaxNode): Association | undefined {
  const chain = chainOf(node);
  const [link, ...more] = chain?.links ?? [];
  const [model, other] = [modelIn(chain?.receiver, node), modelIn(link?.args[0], node)];
  if (link === undefined || more.length > 0 || !kinds.test(link.name)) return undefined;
  if (model === undefined || other === undefined) return undefined;
  return { kind: link.name, model, other, options: link.args[1], node };
}

/** `User`, `models.User`, `db.user`; in a class's own method `this` is the class. */
function modelIn(node: SyntaxNode | undefined, at: SyntaxNode): string | undefined {
  if (node?.type === "this") return classAround(at);
  return /^(?:\w+\.)*(\w+)$/.exec(node?.text ?? "")?.[1];
}

function classAround(node: SyntaxNode): string | undefined {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (/^class(?:_declaration)?$/.test(at.type)) return at.childForFieldName("name")?.text;
  }
  return undefined;
}

/** What code calls it: stated, or the other model's name, in the plural for several. */
function aliasOf({ kind, other, options }: Association): string {
  return textOf(entryOf(options, "as")) ?? (kind.endsWith("Many") ? plural(other) : other);
}

/** `through: "user_roles"` makes a table where no model of that name does. */
function tableBetween(one: Association, file: Reading): TableFact | undefined {
  const { kind, model, other, options, node } = one;
  const said = entryOf(options, "through");
  const name = textOf(said) ?? textOf(entryOf(said, "model"));
  if (kind !== "belongsToMany" || name === undefined) return undefined;
  const range = rangeOf(node);
  const columns = [keyOf(options, "foreignKey", model), keyOf(options, "otherKey", other)];
  const stamps = isFalse(entryOf(options, "timestamps")) ? [] : ["createdAt", "updatedAt"];
  return {
    origin: "model",
    name,
    // A model that is called so goes before it.
    model: name,
    scope: file.scopeOf(node),
    range,
    columns: [...columns, ...stamps].map((column) => ({ name: column, nullable: false, range })),
    indexes: [],
    foreignKeys: columns.map((column, at) => ({
      columns: [column],
      table: at === 0 ? model : other,
    })),
    primaryKey: columns,
    isImplied: true,
  };
}

/** Who belongs to another has its key; of both ends of many to many the model between them. */
function keysOf({ kind, model: own, other, options }: Association): readonly RelationKey[] {
  const [column, far] = [namedKey(options, "foreignKey"), namedKey(options, "otherKey")];
  if (kind === "belongsTo") {
    const after = textOf(entryOf(options, "as"));
    return [{ model: own, to: other, ...given({ column, after }) }];
  }
  if (kind !== "belongsToMany") return [{ model: other, to: own, ...given({ column }) }];
  const said = entryOf(options, "through");
  const model = entryOf(said, "model") ?? said;
  const between = textOf(model) ?? /^(?:\w+\.)*(\w+)$/.exec(model?.text ?? "")?.[1];
  if (between === undefined) return [];
  return [
    { model: between, to: own, ...given({ column }) },
    { model: between, to: other, ...given({ column: far }) },
  ];
}

function keyOf(options: SyntaxNode | undefined, key: string, model: string): string {
  return namedKey(options, key) ?? `${model}Id`;
}

function namedKey(options: SyntaxNode | undefined, key: string): string | undefined {
  const said = entryOf(options, key);
  return textOf(said) ?? textOf(entryOf(said, "name")) ?? textOf(entryOf(said, "fieldName"));
}
