import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, IndexFact, TableFact } from "../../facts/tableFacts.ts";
import { plural } from "../javascriptModels/naming.ts";
import { chainsIn, has, textsOf, type Described } from "./entChains.ts";
import { columnsOfEdges, entSnake, keysOfEdges, modelIn, tiesOfEdges } from "./entEdges.ts";

/** Types with `func (User) Fields() []ent.Field`: schemas, and mixins that lend them theirs. */
export function entTables(file: Reading): readonly TableFact[] {
  const methods = methodsByType(file.root);
  return nodesOf(file.root, "type_spec").flatMap((node) => {
    const own = methods.get(fieldOf(node, "name")?.text ?? "");
    const table = own && tableOf(node, own, file);
    if (own === undefined || table === undefined) return [];
    return [table, ...tiesOfEdges(edgesIn(own), table.model ?? "", table)];
  });
}

type Methods = ReadonlyMap<string, SyntaxNode>;

/** The methods that describe a schema, by their names, by the type that they are of. */
function methodsByType(root: SyntaxNode): ReadonlyMap<string, Methods> {
  const found = new Map<string, Map<string, SyntaxNode>>();
  for (const node of nodesOf(root, "method_declaration")) {
    const name = fieldOf(node, "name")?.text ?? "";
    const receiver = fieldOf(node, "receiver");
    const type = receiver && nodesOf(receiver, "type_identifier").at(-1)?.text;
    if (type === undefined || !describing.test(name)) continue;
    found.set(type, (found.get(type) ?? new Map<string, SyntaxNode>()).set(name, node));
  }
  return found;
}
const describing = /^(?:Fields|Edges|Indexes|Annotations|Mixin)$/;

function tableOf(node: SyntaxNode, methods: Methods, file: Reading): TableFact | undefined {
  const model = fieldOf(node, "name")?.text ?? "";
  const base = embeddedIn(node);
  if (base === undefined) return undefined;
  const fields = chainsIn(methods.get("Fields"), "field");
  const isLent = base === "mixin.Schema";
  const bases = mixedIn(methods.get("Mixin"), file);
  const own = [...fields.flatMap(columnOf), ...columnsOfEdges(edgesIn(methods), model)];
  return {
    origin: "model",
    name: nameIn(methods.get("Annotations")) ?? plural(entSnake(model)),
    model,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns: isLent || bases.length > 0 ? own : withKey(own, node),
    ...tiedBy(fields, methods, model),
    ...(isLent ? { isAbstract: true as const } : { primaryKey: ["id"] }),
    ...(bases.length > 0 && { bases }),
  };
}

/** Indexes, and the models that edges lead to. */
function tiedBy(fields: readonly Described[], methods: Methods, model: string) {
  const indexes = chainsIn(methods.get("Indexes"), "index").flatMap(indexOf);
  const edges = edgesIn(methods);
  return {
    indexes: [...fields.flatMap(uniqueOf), ...indexes],
    foreignKeys: keysOfEdges(edges, model),
    relations: Object.fromEntries(edges.flatMap(edgeOf)),
  };
}

const edgesIn = (methods: Methods): readonly Described[] =>
  chainsIn(methods.get("Edges"), "edge").filter(({ links }) =>
    /^(?:To|From)$/.test(links[0]?.name ?? ""),
  );

/** Whether a struct is a schema or a mixin. */
function embeddedIn(type: SyntaxNode): string | undefined {
  const struct = fieldOf(type, "type");
  if (struct?.type !== "struct_type") return undefined;
  return /\b(?:ent|mixin)\.Schema\b/.exec(struct.text)?.[0];
}

/** What names no key has one called "id"; a mixin may bring another. */
function withKey(own: readonly ColumnFact[], node: SyntaxNode): readonly ColumnFact[] {
  if (own.some(({ name }) => name === "id")) return own;
  return [{ name: "id", type: "int", range: rangeOf(node) }, ...own];
}

function columnOf(field: Described): readonly ColumnFact[] {
  const [name] = textsOf(field);
  if (name === undefined) return [];
  const [said] = field.links.find((one) => one.name === "StorageKey")?.args ?? [];
  const kept = said !== undefined && isString(said) ? textOf(said) : name;
  const type = field.links[0]?.name ?? "";
  return [
    {
      name: kept,
      type,
      nullable: has(field, "Optional"),
      range: rangeOf(field.node),
      ...(has(field, "Default") && { hasDefault: true }),
      ...(kept !== name && { field: name }),
    },
  ];
}

function uniqueOf(field: Described): readonly IndexFact[] {
  const columns = columnOf(field).map(({ name }) => name);
  return has(field, "Unique") && columns.length > 0 ? [{ columns, unique: true }] : [];
}

/** `index.Fields("user_id", "kind").Unique()`; one over edges has columns that are not seen here. */
function indexOf(index: Described): readonly IndexFact[] {
  const columns = textsOf(index);
  if (columns.length === 0 || has(index, "Edges")) return [];
  return [{ columns, unique: has(index, "Unique") }];
}

/** `edge.To("parcels", Parcel.Type)`: the model that it leads to. */
function edgeOf(edge: Described): readonly (readonly [string, string])[] {
  const [name] = textsOf(edge);
  const model = modelIn(edge);
  return name === undefined || model === undefined ? [] : [[name, model]];
}

/** `entsql.Annotation{Table: "people"}`, `entsql.Table("people")`. */
function nameIn(method: SyntaxNode | undefined): string | undefined {
  return /\bentsql\.(?:Annotation\{[^}]*\bTable:\s*|Table\()"([^"]+)"/.exec(
    method?.text ?? "",
  )?.[1];
}

function mixedIn(method: SyntaxNode | undefined, file: Reading): NonNullable<TableFact["bases"]> {
  if (method === undefined) return [];
  const [list] = nodesOf(method, "literal_value");
  return childrenOf(list ?? method)
    .flatMap((one) => nodesOf(one, "composite_literal")[0] ?? [])
    .flatMap((one) => fieldOf(one, "type") ?? [])
    .map(file.valueOf);
}
