import type { QueryColumn } from "../../backendMap.ts";
import type { ColumnNamed, QueryFact } from "../../facts/queryFacts.ts";
import { hasAnnotation, type ClassModel, type MethodModel } from "../classes/classModel.ts";
import { entityOf } from "./repositoryCalls.ts";

/** What the methods of a repository ask for by their names: `findByEmailAndActive`. */
export function repositoryQueries(one: ClassModel): readonly QueryFact[] {
  const model = entityOf(one);
  if (one.kind !== "interface" || model === undefined) return [];
  if (one.typeParameters.includes(model.name)) return [];
  return one.methods.flatMap((method) => queryOf(method, model.name));
}

const named =
  /^(find|read|get|query|search|stream|exists|count|delete|remove)([\p{L}\p{N}_]*?)By(\p{Lu}[\p{L}\p{N}_]*)$/u;

function queryOf(method: MethodModel, model: string): readonly QueryFact[] {
  const found = hasAnnotation(method, "Query", "NativeQuery") ? null : named.exec(method.name);
  if (found === null) return [];
  const [, verb = "", subject = "", criteria = ""] = found;
  const isWrite = verb === "delete" || verb === "remove";
  const properties = propertiesIn(criteria);
  const beyond = properties.flatMap(({ property }) => relationsIn(property));
  return [
    {
      scope: method.scope,
      range: method.nameRange,
      reads: [...(isWrite ? [] : [{ model }]), ...beyond.map((via) => ({ model, via: [via] }))],
      writes: isWrite ? [{ model }] : [],
      columns: properties.flatMap((one) => columnsNamed(one, model)),
      inLoop: false,
      inTransaction: hasAnnotation(method, "Transactional"),
      ...(!isWrite && { limited: isBounded(verb, subject, method) }),
    },
  ];
}

function isBounded(verb: string, subject: string, method: MethodModel): boolean {
  if (/^(?:First|Top)/.test(subject) || verb === "exists" || verb === "count") return true;
  return isLimited(method);
}

const several =
  /^(?:Mutable|Array)?(?:List|Set|Collection|Iterable|Stream|Flux|Flow|Map|Sequence)$/;

/** Whether a method gives one thing, or a page of them. */
export function isLimited({ parameters, returns }: MethodModel): boolean {
  const isPaged = parameters.some(({ type }) =>
    /^(?:Pageable|Limit|PageRequest|RowBounds|Page)$/.test(type?.name ?? ""),
  );
  return isPaged || (returns !== undefined && !several.test(returns.name));
}

const operators =
  /(?:IsNot|Not|Is)?(?:IsNull|IsNotNull|NotNull|Null|LessThanEqual|LessThan|GreaterThanEqual|GreaterThan|Between|Before|After|Like|NotLike|StartsWith|StartingWith|EndsWith|EndingWith|Containing|Contains|In|NotIn|True|False|IgnoreCase|AllIgnoreCase|Is|Equals|Not)$/;

interface Property {
  readonly property: string;
  readonly use: QueryColumn["use"];
}

function propertiesIn(criteria: string): readonly Property[] {
  const [filter = "", sort = ""] = criteria.split("OrderBy");
  const filters = filter.split(/And(?=\p{Lu})|Or(?=\p{Lu})/u).map(withoutOperators);
  const sorts = sort.split(/(?:Asc|Desc)(?=\p{Lu}|$)/u);
  return [
    ...filters.map((one) => ({ property: fieldNamed(one), use: "filter" as const })),
    ...sorts.map((one) => ({ property: fieldNamed(one), use: "sort" as const })),
  ].filter(({ property }) => property !== "");
}

/** `NameContainingIgnoreCase` has two. */
const withoutOperators = (text: string): string =>
  text.replace(/(?:All)?IgnoreCase$/, "").replace(operators, "");

const fieldNamed = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** A field, or one that a relation leads to: `ownerName` may be the name of the owner. */
function columnsNamed({ property, use }: Property, table: string): readonly ColumnNamed[] {
  const ways = relationsIn(property).map((relation) => {
    const rest = fieldNamed(property.slice(relation.length).replace(/^_/, ""));
    return { name: relation, table, use, path: [relation, rest], isWhole: true as const };
  });
  return [{ name: property, table, use }, ...ways];
}

/** What of a property may be a relation that it leads through: `ownerName`, `owner_name`; keys are at hand. */
function relationsIn(property: string): readonly string[] {
  const ends = [...property.matchAll(/_|(?<=[\p{Ll}\d])(?=\p{Lu})/gu)].map(({ index }) => index);
  return ends
    .filter((end) => !/^_?Id$/i.test(property.slice(end)))
    .map((end) => property.slice(0, end));
}
