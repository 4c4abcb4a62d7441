import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { callsOf, type Call } from "../goRouting/routing.ts";
import { snakeCase } from "../javascriptModels/naming.ts";
import { addedLater, chainOf, endOf, type Link } from "./goChains.ts";
import { surroundingsOf } from "./surroundings.ts";

/** `client.User.Query().Where(user.NameEQ(name)).All(ctx)`, `client.User.Create().SetName(name)`. */
export function entQueries(file: Reading): readonly QueryFact[] {
  return callsOf(file).flatMap((call) => queryOf(call, file) ?? []);
}

const reads = /^(?:Query|GetX?)$/;
const writes =
  /^(?:Create|CreateBulk|MapCreateBulk|Update|UpdateOne|UpdateOneID|Delete|DeleteOne|DeleteOneID)$/;
const clients = /(?:^|\.)(?:\w*db|\w*tx|\w*client|\w*orm|ent|Client\(\))$/i;

function queryOf(call: Call, file: Reading): QueryFact | undefined {
  const model = modelOf(call);
  if (model === undefined) return undefined;
  const whole = endOf(call.node);
  const chain = chainOf(whole);
  const all = [...chain.links, ...addedLater(whole)];
  const links = all.slice(all.findIndex(({ name }) => name === call.name));
  const isWrite = writes.test(call.name);
  const limited = isWrite ? undefined : limitOf(links);
  const surroundings = surroundingsOf(whole, file);
  return {
    ...surroundings,
    range: rangeOf(whole),
    inTransaction: surroundings.inTransaction || /(?:^|\.)tx\b/i.test(chain.root.text),
    reads: [...(isWrite ? [] : [{ model }]), ...led(links, model)],
    writes: isWrite ? [{ model }] : [],
    columns: links.flatMap((one) => columnsIn(one, model)),
    ...(limited !== undefined && { limited }),
    ...(links.some(({ name }) => name.startsWith("OnConflict")) && { onConflict: true as const }),
  };
}

/** The model whose client a call is on: "User" of `s.client.User.Query()`. */
function modelOf(call: Call): string | undefined {
  const { name, operand } = call;
  const isAsked = (reads.test(name) || writes.test(name)) && takesItsOwn(call);
  if (!isAsked || operand.type !== "selector_expression") return undefined;
  const [, owner = "", model] = /^(.*?)\s*\.\s*([A-Z]\w*)$/s.exec(operand.text) ?? [];
  return clients.test(owner) ? model : undefined;
}

/** What begins a chain is given nothing; what goes by a key or by rows is given these. */
const takesItsOwn = ({ name, args }: Call): boolean =>
  /^(?:Query|Create|Update|Delete)$/.test(name) === (args.length === 0);

/**
 * A query that is kept in a variable may be bounded by statements of its own, and a condition along an
 * edge leaves few rows.
 */
function limitOf(links: readonly Link[]): boolean | undefined {
  const names = links.map(({ name }) => name);
  if (names.some((one) => bounds.test(one))) return true;
  return names.at(-1) === "All" && !names.includes("Where") ? false : undefined;
}
const bounds = /^(?:Get|Only|OnlyID|First|FirstID|Exist|Count)X?$|^Limit$/;

/** `WithParcels()`, `QueryParcels()`, `user.HasParcels()` read the tables of these edges. */
function led(links: readonly Link[], model: string): readonly TableRef[] {
  const loaded = links.flatMap(({ name }) => /^(?:With|Query)([A-Z]\w*)$/.exec(name)?.[1] ?? []);
  const asked = links
    .filter(({ name }) => name === "Where")
    .flatMap(({ args }) => args.flatMap((one) => predicatesIn(one, model)))
    .flatMap(({ name }) => /^Has([A-Z]\w*?)(?:With)?$/.exec(name)?.[1] ?? []);
  return [...loaded, ...asked].map((edge) => ({ model, via: [snakeCase(edge)] }));
}

function columnsIn({ name, args }: Link, model: string): readonly QueryColumn[] {
  const use = uses[name];
  if (use === undefined) return [];
  const constants = args.flatMap((one) => [...one.text.matchAll(fieldOfPackage)]);
  const named = constants.flatMap(([, owner, field = ""]) => (isOf(owner, model) ? [field] : []));
  const asked = use === "filter" ? args.flatMap((one) => predicatesIn(one, model)) : [];
  const told = asked
    .filter(({ isEdge }) => !isEdge)
    .map(({ name: one }) => one.replace(compares, ""));
  return [...named, ...told].map((one) => ({ name: snakeCase(one), table: model, use }));
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  Where: "filter",
  Order: "sort",
  Select: "read",
  GroupBy: "read",
};
const fieldOfPackage = /\b(\w+)\.Field([A-Z]\w*)\b/g;
const compares =
  /(?<=.)(?:EQ|NEQ|In|NotIn|GT|GTE|LT|LTE|Contains|ContainsFold|HasPrefix|HasSuffix|EqualFold|IsNil|NotNil)$/;

interface Predicate {
  readonly name: string;
  readonly isEdge: boolean;
}

/** Calls of the model's own package in a condition: `user.NameEQ(name)`. */
function predicatesIn(node: SyntaxNode, model: string): readonly Predicate[] {
  return nodesOf(node, "call_expression").flatMap((one) => {
    const [, owner, name] = /^(\w+)\.([A-Z]\w*)$/.exec(fieldOf(one, "function")?.text ?? "") ?? [];
    if (name === undefined || !isOf(owner, model) || /^(?:And|Or|Not)$/.test(name)) return [];
    const isEdge =
      /^Has[A-Z]/.test(name) && (name.endsWith("With") || argumentsOf(one).length === 0);
    return [{ name, isEdge }];
  });
}

/** The package of a model is called like it, in small letters. */
const isOf = (owner: string | undefined, model: string): boolean =>
  owner?.replace(/^ent_?/, "") === model.toLowerCase() || owner === model.toLowerCase();
