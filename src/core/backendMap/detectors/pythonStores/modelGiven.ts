import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, wordOf } from "../../languages/python/calls.ts";

const isModelName = (text: string): boolean => /^[A-Z]\w*[a-z]\w*$/.test(text);

/** What of a model gives its rows, whichever library it is of. */
const givesRows =
  /^a?(?:get|get_or_none|get_or_404|get_by_\w+|get_or_create|update_or_create|create|filter|filter_by|exclude|all|first|last|select|where|order_by|model_validate|from_orm)$/;
/** What of a query gives no rows. */
const givesOther =
  /^a?(?:count|exists|values|values_list|aggregate|update|delete|bulk_\w+|in_bulk|scalar|dicts|tuples|iterator_\w+)$/;
const ofSession = /session|^db$|database|^conn/i;
const asked = /^(?:get|get_one|query|merge|scalars?|execute|exec|stream_scalars)$/;
const managers = /^(?:objects|query|_default_manager|_base_manager|all_objects|\w+_objects)$/;

/** The model of which an expression gives a row, as far as it is written out there. */
export function modelGiven(node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node === undefined) return undefined;
  switch (node.type) {
    case "await":
    case "parenthesized_expression":
    case "conditional_expression":
      return modelGiven(node.namedChildren[0]);
    case "boolean_operator":
      return modelGiven(fieldOf(node, "left"));
    case "subscript":
      return modelGiven(fieldOf(node, "value"));
    case "call":
      return modelOfCall(node);
    case "attribute":
      return modelOfManager(node);
    default:
      return undefined;
  }
}

function modelOfCall(call: SyntaxNode): SyntaxNode | undefined {
  const { name, object } = calleeOf(call);
  const [first] = argumentsOf(call);
  const callee = fieldOf(call, "function");
  if (isModelName(name)) return callee;
  if (object === undefined) return handsOn.test(name) ? modelNamed(first) : undefined;
  if (givesOther.test(name)) return undefined;
  if (asked.test(name) && ofSession.test(object.text)) return modelNamed(first);
  if (/^(?:sa|sqlalchemy|sqlmodel)\.select$/.test(`${object.text}.${name}`)) {
    return modelNamed(first);
  }
  const isModel = isModelName(lastWord(object));
  return isModel ? (givesRows.test(name) ? object : undefined) : modelGiven(object);
}

/** Functions that give rows of what they are given. */
const handsOn =
  /^(?:a?get_(?:object|list)_or_404|list|next|iter|sorted|reversed|select|get_or_404)$/;

const modelNamed = (node: SyntaxNode | undefined): SyntaxNode | undefined =>
  node !== undefined && isModelName(lastWord(node)) ? node : modelGiven(node);

/** `Order` of `Order.objects`, `Order.query`. */
function modelOfManager(node: SyntaxNode): SyntaxNode | undefined {
  const object = fieldOf(node, "object");
  if (object === undefined || !managers.test(wordOf(node, "attribute"))) return undefined;
  return isModelName(lastWord(object)) ? object : undefined;
}

function lastWord(node: SyntaxNode): string {
  if (node.type === "attribute") return wordOf(node, "attribute");
  return node.type === "identifier" ? node.text : "";
}
