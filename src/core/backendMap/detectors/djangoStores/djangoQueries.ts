import type { QueryFact } from "../../facts/queryFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";
import { chainOf } from "../pythonStores/chains.ts";
import { heldRow, isTypedParameter } from "../pythonStores/heldRows.ts";
import { modelGiven } from "../pythonStores/modelGiven.ts";
import { surroundingsOf } from "../pythonStores/surroundings.ts";
import { conditionsIn } from "./djangoColumns.ts";
import { hasOwnMethod, modelOfOwnRow, modelOfViews } from "./rowsOfClass.ts";
import { savedBySerializer } from "./serializerSaves.ts";
import { queryOfChain } from "./djangoChains.ts";

/** Queries through models of Django: `Order.objects.filter(…)`, `order.lines.all()`, `order.save()`. */
export function djangoQueries(file: Reading): readonly QueryFact[] {
  return [
    ...nodesOf(file.root, "attribute").flatMap((node) => [
      ...managerQuery(node, file),
      ...relatedQuery(node, file),
    ]),
    ...nodesOf(file.root, "call").flatMap((node) => callQuery(node, file)),
  ];
}

const managers = /^(?:objects|_default_manager|_base_manager|all_objects|\w+_objects)$/;
const model = /^(?:\w+\.)*(?:[A-Z]\w*|model|model_class|cls)$/;
/** What only managers and query sets do, whatever they are called; `query` is Flask-SQLAlchemy's. */
const certain =
  /^a?(?:filter|exclude|get_or_create|update_or_create|order_by|select_related|prefetch_related|values_list|annotate|bulk_create|in_bulk)$/;

function managerQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const object = fieldOf(node, "object");
  if (object === undefined || !model.test(object.text)) return [];
  const chain = chainOf(node);
  // A manager that is handed on asks nothing.
  const [first] = chain.links;
  const manager = wordOf(node, "attribute");
  const isOwn = first !== undefined && certain.test(first.name) && /^(?!query$)[a-z]/.test(manager);
  if (first === undefined || !(managers.test(manager) || isOwn)) return [];
  const value = file.valueOf(object);
  const words = object.text === "cls" ? wordsOf(value) : object.text;
  return [queryOfChain({ chain, root: node, value, words, file })];
}

const asksRelated =
  /^a?(?:all|filter|exclude|get|create|first|last|count|exists|order_by|select_related|prefetch_related|values|values_list|annotate|get_or_create|update_or_create|add|remove|set|clear|delete|update|bulk_create|aggregate|latest|earliest|only|defer|distinct|iterator|in_bulk|bulk_update)$/;

/** `order.lines.filter(…)`, where the model that is called like the record has such rows. */
function relatedQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const chain = chainOf(node);
  const [first] = chain.links;
  const record = recordOf(fieldOf(node, "object"), file);
  const isAsked = first?.call.id === node.parent?.parent?.id;
  if (first === undefined || record === undefined || !isAsked) return [];
  if (!asksRelated.test(first.name)) return [];
  const via = [...record.via, wordOf(node, "attribute")];
  const words = [wordsOf(record.value), ...via].join(".");
  return [queryOfChain({ chain, root: node, value: record.value, via, words, file })];
}

interface Record {
  readonly value: Value;
  /** Relations of the model itself that lead to the record. */
  readonly via: readonly string[];
}

/** `self`, `self.owner` in a model that has such a field, or what is called like a model. */
function recordOf(object: SyntaxNode | undefined, file: Reading): Record | undefined {
  if (object?.text === "self") return { value: file.valueOf(object), via: [] };
  const own = object?.type === "attribute" ? fieldOf(object, "object") : undefined;
  const field = wordOf(object, "attribute");
  if (own?.text === "self" && new RegExp(`\\b${field}\\s*=\\s*models\\.`).test(file.text)) {
    return { value: file.valueOf(own), via: [field] };
  }
  const value = calledLikeModel(object);
  return value && { value, via: [] };
}

/** `order`, `self.order`, `request.user`, `line.order`: a model that is called like the last name. */
function calledLikeModel(object: SyntaxNode | undefined): Value | undefined {
  const [, name] = /^(?:[a-z_]\w*\.)*([a-z]\w*)$/.exec(object?.text ?? "") ?? [];
  return name === undefined ? undefined : { kind: "name", name: name.replaceAll("_", "") };
}

/** `order.save()`, `order.delete()`, `get_object_or_404(Order, pk=…)`. */
function callQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const { name, object } = calleeOf(node);
  const asked = asksModel.test(name)
    ? askedOr404(node, name, file)
    : (askedOfViews(node, file) ?? (object && changed.test(name) && writtenBy(node, object, file)));
  if (!asked) return [];
  const place = { scope: file.scopeOf(node), range: rangeOf(node), ...surroundingsOf(node) };
  return [{ ...place, ...asked }];
}

type Asked = Pick<QueryFact, "reads" | "writes" | "columns" | "limited">;

const asksModel = /^a?get_(?:object|list)_or_404$/;
const changed = /^a?(?:save|delete)$/;

function askedOr404(node: SyntaxNode, name: string, file: Reading): Asked | undefined {
  const [given] = argumentsOf(node);
  if (given === undefined || !model.test(given.text)) return undefined;
  const columns = conditionsIn(node, given.text, "filter");
  const limited = name.includes("object") ? { limited: true } : {};
  return { reads: [{ value: file.valueOf(given) }], writes: [], columns, ...limited };
}

/** `self.get_object()`, `self.get_queryset()`, where the framework's own methods answer. */
function askedOfViews(node: SyntaxNode, file: Reading): Asked | undefined {
  const { words, name } = calleeOf(node);
  if (!/^self\.get_(?:object|queryset)$/.test(words) || hasOwnMethod(node, name)) return undefined;
  const value = modelOfViews(node, file);
  const limited = name === "get_object" ? { limited: true } : {};
  return { reads: [{ value, isModel: true }], writes: [], columns: [], ...limited };
}

/** What saves or deletes a row, or a serializer that saves its own. */
function writtenBy(node: SyntaxNode, object: SyntaxNode, file: Reading): Asked | undefined {
  const isSaved = calleeOf(node).name.endsWith("save");
  if (isSaved && /(?:^|_)serializer$/.test(object.text)) {
    return savedBySerializer(node, object, file);
  }
  if (!isRecord(object)) return undefined;
  const { given, fields } = heldRow(object);
  const ofClass = modelOfOwnRow(object, given, file);
  const value = ofClass ?? valueOfRow(object, given, file);
  const named = updatedFields(node);
  const set = isSaved ? fields : [];
  const columns = (named.length > 0 ? named : set).map((one) => {
    return { name: one, table: wordsOf(value), use: "write" as const };
  });
  const written = ofClass ? { value, isModel: true as const } : { value };
  return { reads: [], writes: [written], columns };
}

/** The model that a row was asked of, where the function says so; or else one that is called like it. */
function valueOfRow(row: SyntaxNode, given: SyntaxNode | undefined, file: Reading): Value {
  const asked = modelGiven(given) ?? modelGiven(given && heldRow(given).given);
  if (asked !== undefined) return file.valueOf(asked);
  const isFar = row.type === "attribute" && !row.text.startsWith("self.");
  const isSpelled = row.type === "identifier" && row.text.includes("_") && !isTypedParameter(row);
  const called = isFar || isSpelled ? calledLikeModel(row) : undefined;
  return called ?? file.valueOf(row);
}

/** `save(update_fields=["state"])` */
function updatedFields(call: SyntaxNode): readonly string[] {
  const given = keywordsOf(call).get("update_fields");
  const isList = given !== undefined && /^(?:list|tuple|set)$/.test(given.type);
  return isList ? childrenOf(given).flatMap((one) => literalOf(one) ?? []) : [];
}

/** What has such methods and is no record. */
const others =
  /(?:^|[._])(?:\w*form(?:set)?|\w*serializer|\w*storage|files?|caches?|session|workbook|images?|fig(?:ure)?)$/i;

function isRecord({ type, text }: SyntaxNode): boolean {
  if (/platform$/i.test(text)) return true;
  if (type === "call") return /^(?:\w+\.)*[A-Z]\w*\(/.test(text);
  return !others.test(text) && (type === "identifier" || /^[a-z_]\w*(?:\.[a-z]\w*)+$/.test(text));
}
