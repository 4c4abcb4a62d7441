import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameIn } from "./values.ts";

/** The type of the items of a list, as the code around says it: of `services.GetServices<IHandler>()`. */
export function itemTypeOf(
  list: SyntaxNode,
  root: SyntaxNode,
  scopeOf: (node: SyntaxNode) => number,
): SyntaxNode | undefined {
  if (list.type !== "identifier") return itemsOf(list);
  const scope = scopeOf(list);
  const declared = nodesOf(root, "variable_declarator", "parameter").find(
    (one) => fieldOf(one, "name")?.text === list.text && scopeOf(one) === scope,
  );
  return declared && (itemsOf(typeOf(declared)) ?? itemsOf(childrenOf(declared).at(-1)));
}

/** `IEnumerable<IHandler>` */
const lists =
  /^(?:I?(?:Async)?Enumerable|I?(?:ReadOnly)?(?:Collection|List|Set)|HashSet|Immutable\w+)$/;

function itemsOf(node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node === undefined) return undefined;
  switch (node.type) {
    case "array_type":
      return fieldOf(node, "type");
    case "nullable_type":
      return itemsOf(fieldOf(node, "type"));
    case "generic_name":
      return lists.test(nameIn(node)) ? argumentOf(node) : undefined;
    case "invocation_expression":
      return itemsAsked(fieldOf(node, "function"));
    default:
      return undefined;
  }
}

/** `services.GetServices<IHandler>`, `services.GetRequiredService<IEnumerable<IHandler>>` */
function itemsAsked(callee: SyntaxNode | undefined): SyntaxNode | undefined {
  const called = callee && (fieldOf(callee, "name") ?? callee);
  const given = argumentOf(called);
  if (/^(?:GetServices|OfType|Cast)$/.test(nameIn(called))) return given;
  return /^Get(?:Required)?Service$/.test(nameIn(called)) ? itemsOf(given) : undefined;
}

function argumentOf(generic: SyntaxNode | undefined): SyntaxNode | undefined {
  if (generic?.type !== "generic_name") return undefined;
  const list = childrenOf(generic).find(({ type }) => type === "type_argument_list");
  return list && childrenOf(list)[0];
}

/** `var` says nothing. */
function typeOf(declared: SyntaxNode): SyntaxNode | undefined {
  const around = declared.type === "parameter" ? declared : declared.parent;
  return around == null ? undefined : fieldOf(around, "type");
}
