import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, TableFact } from "../../facts/tableFacts.ts";
import { chainOf } from "./chain.ts";
import { decoratedClasses, decoratorNamed } from "../javascriptModels/decorated.ts";
import { collectionOf } from "../javascriptModels/collectionNames.ts";
import { collectionsIn, driverQueries } from "./mongoDriver.ts";
import { declared, entriesOf, entryOf, isFalse, isTrue, textOf } from "./records.ts";
import { javascriptIds, nameOfCall } from "./surroundings.ts";

/** Collections of MongoDB: Mongoose's models, Nest's schema classes, and the driver itself. */
export const mongo: Stack = {
  name: "mongo",
  languages: javascriptIds,
  markers:
    /mongo|@Schema\b|\.collection\s*(?:<[^>]*>)?\(|\.(?:findOne\w*|(?:insert|update|delete)(?:One|Many)|countDocuments)\(/i,
  detect: (file) => ({
    tables: [
      ...nodesOf(file.root, "call_expression").flatMap((node) => modelOf(node, file) ?? []),
      ...schemaClasses(file),
      ...collectionsIn(file),
    ],
    queries: driverQueries(file),
  }),
};

/** `mongoose.model("User", schema, "people")`. */
function modelOf(node: SyntaxNode, file: Reading): TableFact | undefined {
  if (nameOfCall(node) !== "model") return undefined;
  const [name, schema, collection] = argumentsOf(node);
  const model = textOf(name);
  if (model === undefined || schema === undefined) return undefined;
  const made = begun(declared(schema));
  const [fields, options] =
    made === undefined || made.type === "identifier" ? [] : argumentsOf(made);
  const own = textOf(collection) ?? textOf(entryOf(options, "collection"));
  return {
    origin: "model",
    name: own ?? collectionOf(model),
    model,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns: [...fieldsOf(declared(fields)), ...timestamps(options, rangeOf(node))],
    indexes: [],
    foreignKeys: [],
    primaryKey: ["_id"],
    ...relationsOf(declared(fields)),
  };
}

/** The schema that indexes and plug-ins are called on: `new Schema({ … }).index({ team: 1 })`. */
function begun(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const receiver = node?.type === "call_expression" ? chainOf(node)?.receiver : undefined;
  return receiver?.type === "new_expression" ? receiver : node;
}

/** `{ author: { type: ObjectId, ref: "User" } }`, in a list too. */
function relationsOf(record: SyntaxNode | undefined): Pick<TableFact, "relations"> {
  const relations = entriesOf(record).flatMap(({ key, value }) => {
    const one = value.type === "array" ? value.namedChildren[0] : value;
    const ref = entryOf(one ?? undefined, "ref");
    const target = textOf(ref) ?? (ref?.type === "identifier" ? ref.text : undefined);
    return target === undefined ? [] : [[key, target] as const];
  });
  return relations.length === 0 ? {} : { relations: Object.fromEntries(relations) };
}

function fieldsOf(record: SyntaxNode | undefined): readonly ColumnFact[] {
  return entriesOf(record).map(({ key, value, node }) => {
    const type = value.type === "object" ? entryOf(value, "type")?.text : value.text;
    return {
      name: key,
      ...(type !== undefined && { type: type.replace(/^.*\./s, "").slice(0, 60) }),
      nullable: !isTrue(entryOf(value, "required")),
      ...(entryOf(value, "default") !== undefined && { hasDefault: true }),
      range: rangeOf(node),
    };
  });
}

function timestamps(
  options: SyntaxNode | undefined,
  range: ColumnFact["range"],
): readonly ColumnFact[] {
  const said = entryOf(options, "timestamps");
  if (said === undefined || isFalse(said)) return [];
  return ["createdAt", "updatedAt"].map((name) => ({ name, type: "Date", range }));
}

/** `@Schema({ collection }) class User { @Prop() name: string }`. */
function schemaClasses(file: Reading): readonly TableFact[] {
  return decoratedClasses(file.root).flatMap(({ name, node, decorators, properties }) => {
    const schema = decoratorNamed(decorators, "Schema");
    if (schema === undefined) return [];
    const range = rangeOf(fieldOf(node, "name") ?? node);
    const columns = properties
      .filter((one) => decoratorNamed(one.decorators, "Prop") !== undefined)
      .map((one) => ({ name: one.name, type: one.type.slice(0, 60), range: rangeOf(one.node) }));
    return [
      {
        origin: "model" as const,
        name: textOf(entryOf(schema.args[0], "collection")) ?? collectionOf(name),
        model: name,
        scope: file.scopeOf(node),
        range,
        columns: [...columns, ...timestamps(schema.args[0], range)],
        indexes: [],
        foreignKeys: [],
        primaryKey: ["_id"],
      },
    ];
  });
}
