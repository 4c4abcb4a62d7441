import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { constantText } from "../../languages/php/constantText.ts";
import { argumentsOf } from "../../languages/php/literals.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { fileScope } from "../../facts/value.ts";
import { plural, underscored } from "../../languages/ruby/inflect.ts";
import { eloquentQueries } from "./eloquentQueries.ts";
import { pivotOf } from "./pivots.ts";

/** Models of Eloquent, and the queries that are made by them and by the query builder. */
export const eloquent: Stack = {
  name: "eloquent",
  languages: ["php"],
  markers:
    /\bModel\b|Authenticatable|Pivot|Eloquent|\w::\w+\(|\$\w+->(?:save|update|delete|\w+\(\)->\w+)\(/,
  detect: (file) => ({
    tables: nodesOf(file.root, "class_declaration").flatMap((node) => modelOf(node, file)),
    queries: eloquentQueries(file),
  }),
};

const base = /(?:^|\\)(?:\w*Model|Authenticatable|Eloquent|Pivot|MorphPivot)$/;
const marks = /^\s*protected\s+(?:\??\w+\s+)?\$(?:table|fillable|guarded|casts)\b/m;

/** What names a table without being a model of it. */
const noModel =
  /(?:Import(?:er)?|Export(?:er)?|Seeder|Repository|Service|Command|Controller|Job|Crud(?:Service)?|Migration|TestCase|Widget|Component|Resource)$/;

const isModel = (node: SyntaxNode, parent: string): boolean =>
  base.test(parent) || (marks.test(node.text) && !noModel.test(parent));

/** The table of a model; its columns are what the migrations say. */
function modelOf(node: SyntaxNode, file: Reading): readonly TableFact[] {
  const parent = parentOf(node);
  if (parent === undefined || !isModel(node, parent)) return [];
  const scope = file.scopeOf(node);
  const model = file.facts.definitions[scope]?.name ?? "";
  const isAbstract = node.children.some(({ type }) => type === "abstract_modifier");
  const own = fieldOf(node, "name") ?? node;
  const relations = relationsOf(node, model, file);
  return [
    {
      origin: "model",
      name: namedTable(scope, file) ?? usualTable(own.text, parent),
      model,
      scope: fileScope,
      range: rangeOf(own),
      columns: [],
      indexes: [],
      foreignKeys: [],
      relations: Object.fromEntries(relations.map(({ name, related }) => [name, related])),
      ...throughOf(relations),
      ...(isAbstract && { isAbstract }),
    },
  ];
}

function parentOf(node: SyntaxNode): string | undefined {
  const clause = node.children.find(({ type }) => type === "base_clause");
  return clause && childrenOf(clause)[0]?.text;
}

function namedTable(scope: number, { facts }: Reading): string | undefined {
  const given = facts.bindings.find((one) => one.scope === scope && one.name === "table");
  return given && constantText(given.value, facts);
}

/** "OrderLine" is "order_lines"; what only joins two others keeps its number. */
function usualTable(name: string, parent: string): string {
  const words = underscored(name);
  return parent.endsWith("Pivot") ? words : plural(words);
}

const relation =
  /^(?:hasOne|hasMany|belongsTo|belongsToMany|hasOneThrough|hasManyThrough|morphOne|morphMany|morphToMany|morphedByMany)$/;

interface Relation {
  readonly name: string;
  readonly related: string;
  readonly pivot?: string;
}

function throughOf(relations: readonly Relation[]): Pick<TableFact, "through"> {
  const through = relations.flatMap(({ name, pivot }) =>
    pivot === undefined ? [] : [[name, pivot] as const],
  );
  return through.length === 0 ? {} : { through: Object.fromEntries(through) };
}

/** `return $this->hasMany(Post::class)`: the model that a method leads to. */
function relationsOf(node: SyntaxNode, model: string, file: Reading): readonly Relation[] {
  const calls = nodesOf(node, "member_call_expression").filter(
    (call) =>
      fieldOf(call, "object")?.text === "$this" && relation.test(fieldOf(call, "name")?.text ?? ""),
  );
  return calls.flatMap((call) => relationBy(call, model, file));
}

function relationBy(call: SyntaxNode, own: string, file: Reading): readonly Relation[] {
  const [first] = argumentsOf(call).plain;
  const value = first && file.valueOf(first);
  const method = file.facts.definitions[file.scopeOf(call)];
  if (value?.kind !== "import" || method?.kind !== "method") return [];
  const { name: related = "" } = value;
  const pivot = pivotOf(call, [own, related], file);
  return [{ name: method.name, related, ...(pivot !== undefined && { pivot }) }];
}
