import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, QueryFact, TableFact } from "../../facts/storeFacts.ts";
import { chainOf, linkNamed, type Chain } from "./chain.ts";
import { decoratedClasses, decoratorNamed } from "../javascriptModels/decorated.ts";
import { collectionOf } from "../javascriptModels/collectionNames.ts";
import { declared, entriesOf, entryOf, isFalse, isTrue, textOf } from "./records.ts";
import { javascriptIds, nameOfCall, surroundingsOf } from "./surroundings.ts";

/** Collections of MongoDB: Mongoose's models, Nest's schema classes, and the driver itself. */
export const mongo: Stack = {
  name: "mongo",
  languages: javascriptIds,
  markers: /mongo|@Schema\b|\.collection\s*(?:<[^>]*>)?\(/i,
  detect: (file) => ({
    tables: [
      ...nodesOf(file.root, "call_expression").flatMap((node) => modelOf(node, file) ?? []),
      ...schemaClasses(file),
    ],
    queries: nodesOf(file.root, "call_expression").flatMap((node) => queryOf(node, file) ?? []),
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

const reads = /^(?:find|findOne|aggregate|countDocuments|estimatedDocumentCount|distinct|watch)$/;
const writes =
  /^(?:insertOne|insertMany|updateOne|updateMany|replaceOne|deleteOne|deleteMany|bulkWrite|findOneAnd\w+|drop)$/;

/** `db.collection("users").find({ … }).limit(10)`. */
function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const chain = chainOf(node);
  const link = chain?.links.find(({ name }) => reads.test(name) || writes.test(name));
  if (chain === undefined || link === undefined) return undefined;
  const table = textOf(linkNamed(chain, "collection")?.args[0]);
  if (table === undefined) return undefined;
  const isWrite = writes.test(link.name);
  const filter = link.name.startsWith("insert") ? [] : entriesOf(link.args[0]);
  return {
    ...surroundingsOf(node, file),
    reads: isWrite ? [] : [{ table }],
    writes: isWrite ? [{ table }] : [],
    columns: filter
      .filter(({ key }) => /^\w+$/.test(key))
      .map(({ key }) => ({ name: key, table, use: "filter" as const })),
    ...(!isWrite && limitOf(link.name, chain)),
  };
}

/** How many rows a pipeline gives, its stages tell. */
function limitOf(method: string, chain: Chain): { limited?: boolean } {
  if (method === "aggregate") return {};
  const isList = method === "find" || method === "distinct";
  return { limited: !isList || linkNamed(chain, "limit") !== undefined };
}
