import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import type { ClassModel } from "../classes/classModel.ts";
import { leadingTo } from "../classes/leadingTo.ts";
import { surroundingsOf } from "./csharpSurroundings.ts";
import { calledName, receiverOf } from "./efFluent.ts";
import { askedBy, byName, typeOf } from "./efQueries.ts";
import { chainOn } from "./linqChains.ts";

/** What every repository has, whatever it keeps; any of these may end in "Async". */
const shared: ReadonlySet<string> = new Set(
  (
    "Query AsQueryable GetQueryable Get GetById GetBySpec GetAll GetList GetAllList GetCount List ListAll " +
    "Find FindById FindAll FindBy FindByCondition First FirstOrDefault Single SingleOrDefault Where All Any Count Exists " +
    "Add AddRange Insert InsertRange InsertMany Update UpdateRange UpdateMany " +
    "Remove RemoveRange Delete DeleteRange DeleteMany DeleteById"
  ).split(" "),
);

const withoutAsync = (name: string): string => name.replace(/Async$/, "");

/** Of `IRepository<Basket>`, of `EfRepository<Basket, Guid>`, what it keeps. */
const kept = /^I?\w*Repository(?:Base)?<([\w.]+)(?:,[^<>]*)?>$/;

/** `_baskets.Query().Where(…)`, `_orders.GetByIdAsync(id)`: what a repository is asked for. */
export function repositoryQueries(file: Reading): readonly QueryFact[] {
  if (!file.text.includes("Repository")) return [];
  return nodesOf(file.root, "invocation_expression").flatMap((node) => {
    const name = withoutAsync(calledName(node));
    const ref = shared.has(name) ? keptBy(receiverOf(node), name, file) : undefined;
    if (ref === undefined) return [];
    // Such a repository saves at once.
    return [{ ...surroundingsOf(node, file), ...askedBy([node, ...chainOn(node)], node, ref) }];
  });
}

function keptBy(
  receiver: SyntaxNode | undefined,
  asked: string,
  file: Reading,
): TableRef | undefined {
  const type = typeOf(receiver, file) ?? "";
  const entity = kept.exec(type)?.[1];
  if (entity !== undefined) return byName(entity.replace(/^.*\./, ""));
  return /^I?[A-Z]\w*Repository$/.test(type) ? { model: type, via: [asked] } : undefined;
}

/**
 * A repository of one entity, `interface IOrders : IRepository<Order>`, as what leads to that by what it
 * has from above; what it declares itself, its own code tells.
 */
export function repositoryModel(one: ClassModel): readonly TableFact[] {
  const base = one.bases.find(
    ({ name, args }) => /Repository(?:Base)?$/.test(name) && args.length > 0,
  );
  const entity = base?.args[0]?.name ?? "";
  if (!one.name.endsWith("Repository") || !/^\w+$/.test(entity)) return [];
  if (one.typeParameters.includes(entity)) return [];
  const own = new Set(one.methods.map(({ name }) => withoutAsync(name)));
  const inherited = [...shared].filter((name) => !own.has(name));
  return [leadingTo(Object.fromEntries(inherited.map((name) => [name, entity])), one)];
}
