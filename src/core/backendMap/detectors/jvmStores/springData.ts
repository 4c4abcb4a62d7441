import type { QueryColumn } from "../../backendMap.ts";
import type { QueryFact } from "../../facts/storeFacts.ts";
import { hasAnnotation, type ClassModel, type MethodModel } from "../classes/classModel.ts";
import { snakeCase } from "./jpaColumns.ts";
import { entityOf } from "./repositoryCalls.ts";

/** What the methods of a repository ask for by their names: `findByEmailAndActive`. */
export function repositoryQueries(one: ClassModel): readonly QueryFact[] {
  const model = entityOf(one);
  if (one.kind !== "interface" || model === undefined) return [];
  return one.methods.flatMap((method) => queryOf(method, model.name));
}

const named = /^(find|read|get|query|search|stream|exists|count|delete|remove)(\w*?)By([A-Z]\w*)$/;

function queryOf(method: MethodModel, model: string): readonly QueryFact[] {
  const found = hasAnnotation(method, "Query", "NativeQuery") ? null : named.exec(method.name);
  if (found === null) return [];
  const [, verb = "", subject = "", criteria = ""] = found;
  const isWrite = verb === "delete" || verb === "remove";
  return [
    {
      scope: method.scope,
      range: method.nameRange,
      reads: isWrite ? [] : [{ model }],
      writes: isWrite ? [{ model }] : [],
      columns: columnsIn(criteria),
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
  /(?:IsNot|Not)?(?:IsNull|IsNotNull|NotNull|Null|LessThanEqual|LessThan|GreaterThanEqual|GreaterThan|Between|Before|After|Like|NotLike|StartingWith|EndingWith|Containing|Contains|In|NotIn|True|False|IgnoreCase|Is|Equals|Not)$/;

function columnsIn(criteria: string): readonly QueryColumn[] {
  const [filter = "", sort = ""] = criteria.split("OrderBy");
  const filters = filter.split(/And(?=[A-Z])|Or(?=[A-Z])/).map((one) => one.replace(operators, ""));
  const sorts = sort.split(/Asc|Desc/).filter((one) => one !== "");
  return [
    ...filters.map((one) => ({ name: snakeCase(one), use: "filter" }) as const),
    ...sorts.map((one) => ({ name: snakeCase(one), use: "sort" }) as const),
  ].filter(({ name }) => name !== "");
}
