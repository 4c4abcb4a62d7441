import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { callsOf, type Call } from "../rust/routing.ts";
import { functionAround, last, linksOn, untilRun, type Link } from "./rustChains.ts";
import { seaOrmColumns } from "./seaOrmColumns.ts";
import { surroundingsOf } from "./surroundings.ts";

const reads = /^find(?:_by_id)?$/;
const writes = /^(?:insert|insert_many|update|update_many|delete|delete_by_id|delete_many)$/;
const runs = /^(?:all|one|stream|count|exec\w*|paginate)$/;
const writesRow = /^(?:insert|update|save|delete)$/;
const joins =
  /^(?:find_also_related|find_with_related|find_also_linked|(?:left|right|inner)_join|find_also)$/;

/** `Entity::find_by_id(1).one(db)`, `active.update(db)`: queries where the path is an entity. */
export function seaOrmQueries(file: Reading): readonly QueryFact[] {
  return callsOf(file).flatMap(
    (call) => queryOf(call, file) ?? ofRow(call, file) ?? ofRelated(call, file) ?? [],
  );
}

function queryOf({ name, node }: Call, file: Reading): QueryFact | undefined {
  const isWrite = writes.test(name);
  const entity = isWrite || reads.test(name) ? pathOf(node) : undefined;
  if (entity === undefined) return undefined;
  const links = untilRun(linksOn(node), runs);
  if (!isOwn(links, file)) return undefined;
  const whole = last(links, node);
  const value = entityOf(entity, file);
  const limited = isWrite ? undefined : limitOf([name, ...links.map((one) => one.name)]);
  return {
    ...surroundingsOf(whole, file),
    range: rangeOf(whole),
    reads: [...(isWrite ? [] : [{ value }]), ...links.flatMap((one) => joinedIn(one, file))],
    writes: isWrite ? [{ value }] : [],
    columns: seaOrmColumns(links, wordsOf(value), file),
    ...(links.some((one) => one.name === "on_conflict") && { onConflict: true as const }),
    ...(limited !== undefined && { limited }),
  };
}

/** A model of another library may have functions of these names. */
const isOwn = (links: readonly Link[], { text }: Reading): boolean =>
  /\bsea_orm\b/.test(text) || links.some(({ name }) => runs.test(name));

function pathOf(call: SyntaxNode): SyntaxNode | undefined {
  const callee = fieldOf(call, "function");
  return callee?.type === "scoped_identifier" ? fieldOf(callee, "path") : undefined;
}

/** `Self` is the type whose `impl` it stands in. */
function entityOf(path: SyntaxNode, file: Reading): Value {
  if (path.text !== "Self") return file.valueOf(path);
  let around: SyntaxNode | null = path;
  while (around !== null && around.type !== "impl_item") around = around.parent;
  const type = around === null ? undefined : fieldOf(around, "type");
  return file.valueOf(type ?? path);
}

function joinedIn({ name, args: [first] }: Link, file: Reading): readonly TableRef[] {
  const isEntity = joins.test(name) && first !== undefined && /\bEntity$|^\w+$/.test(first.text);
  return isEntity ? [{ value: file.valueOf(first) }] : [];
}

function limitOf(names: readonly string[]): boolean | undefined {
  if (names.some((one) => /^(?:find_by_id|one|limit|count|paginate|cursor_by)$/.test(one))) {
    return true;
  }
  return names.some((one) => /^(?:all|stream)$/.test(one)) ? false : undefined;
}

/** `order.find_related(parcel::Entity).all(db)`: the rows that belong to one. */
function ofRelated({ name, node, operand, args }: Call, file: Reading): QueryFact | undefined {
  const [entity] = args;
  const isRelated = /^find_(?:related|linked)$/.test(name) && operand !== undefined;
  if (!isRelated || entity === undefined || !/\bEntity$/.test(entity.text)) return undefined;
  const links = untilRun(linksOn(node), runs);
  const whole = last(links, node);
  const value = file.valueOf(entity);
  const joined = links.flatMap((one) => joinedIn(one, file));
  return {
    ...surroundingsOf(whole, file),
    reads: [{ value }, ...joined],
    writes: [],
    columns: seaOrmColumns(links, wordsOf(value), file),
    // As many as belong to one may be few.
    ...(limitOf(links.map((one) => one.name)) === true && { limited: true }),
  };
}

/** `user::ActiveModel { name: Set(name), ..Default::default() }.insert(db)`, and such in a variable. */
function ofRow({ name, node, operand, args }: Call, file: Reading): QueryFact | undefined {
  if (!writesRow.test(name) || args.length !== 1 || operand === undefined) return undefined;
  const made = operand.type === "identifier" ? declaredBefore(operand) : operand;
  const model = made && nodesOf(made, "scoped_type_identifier", "scoped_identifier").find(isActive);
  if (made === undefined || model === undefined) return undefined;
  const value = file.valueOf(model);
  const set = name === "delete" ? [] : [...fieldsIn(made), ...setOn(operand)];
  return {
    ...surroundingsOf(node, file),
    reads: [],
    writes: [{ value }],
    columns: set.map((field) => ({ name: field, table: wordsOf(value), use: "write" })),
  };
}

const isActive = (node: SyntaxNode): boolean => fieldOf(node, "name")?.text === "ActiveModel";

/** The `let` of a name nearest before it in its function. */
function declaredBefore(name: SyntaxNode): SyntaxNode | undefined {
  return nodesOf(functionAround(name), "let_declaration").findLast(
    (one) => one.endIndex <= name.startIndex && fieldOf(one, "pattern")?.text === name.text,
  );
}

/** What a struct literal sets. */
function fieldsIn(made: SyntaxNode): readonly string[] {
  return nodesOf(made, "field_initializer")
    .filter((one) => /^(?:Active)?(?:Value::)?Set\(/.test(fieldOf(one, "value")?.text ?? ""))
    .flatMap((one) => fieldOf(one, "field")?.text ?? []);
}

/** `user.name = Set(name);` before it. */
function setOn(name: SyntaxNode): readonly string[] {
  return nodesOf(functionAround(name), "assignment_expression")
    .filter((one) => one.endIndex <= name.startIndex)
    .map((one) => fieldOf(one, "left"))
    .filter(
      (left) => left?.type === "field_expression" && fieldOf(left, "value")?.text === name.text,
    )
    .flatMap((left) => (left && fieldOf(left, "field")?.text) ?? []);
}
