import { fieldOf, type SyntaxNode } from "../grammars/syntax.ts";

const part =
  /string|template|binary|concatenat|parenthesized|interpolat|await|as_expression|satisfies/;
const taker = /^(?:arguments|argument_list|argument|value_argument|value_arguments)$/;
/** Calls that put texts together and ask the database nothing. */
const putsTogether =
  /(?:^|[.:])(?:push|append|concat|join|s?printf|format|write\w*|add|unshift|insert|replace|trim|dedent)$/i;

/**
 * Whether the text of a query is given to something that runs it where it stands, directly or by a name
 * that the same block gives it; a part that is only added to a longer text is not run there.
 */
export function isRun(text: SyntaxNode): boolean {
  if (!part.test(text.type)) return true;
  let at = text;
  while (at.parent !== null && isStillText(at.parent, at)) at = at.parent;
  const around = at.parent;
  if (around === null) return false;
  // A tagged template is itself what the call is given.
  if (around.type.includes("call")) return true;
  return taker.test(around.type) ? isTaken(around) : isRunByName(around);
}

/** `(a + b)`, `"…".trimIndent()`. */
function isStillText(around: SyntaxNode, text: SyntaxNode): boolean {
  const isReceiver = onText.test(around.type) && around.namedChildren[0]?.id === text.id;
  return isReceiver || part.test(around.type);
}

const onText = /member|navigation|attribute|selector|field|call|invocation/;

function isTaken(given: SyntaxNode): boolean {
  const call = nameOfList.test(given.type) ? given.parent : (given.parent?.parent ?? null);
  return call === null || !putsTogether.test(calleeOf(call));
}

const nameOfList = /(?:list|s)$/;

function isRunByName(declaration: SyntaxNode): boolean {
  const name = nameGiven(declaration);
  const block = statementsAround(declaration);
  if (name === undefined || block === undefined) return false;
  return new RegExp(`\\(\\s*(?:\\w+,\\s*)?${name}\\s*[,)]`).test(block.text);
}

function calleeOf(call: SyntaxNode): string {
  const callee = fieldOf(call, "function") ?? fieldOf(call, "method") ?? fieldOf(call, "name");
  return callee?.text.slice(-80) ?? "";
}

function nameGiven(declaration: SyntaxNode): string | undefined {
  const left =
    fieldOf(declaration, "name") ?? fieldOf(declaration, "left") ?? fieldOf(declaration, "pattern");
  const holder = left ?? (declaration.parent && fieldOf(declaration.parent, "left"));
  const name = holder?.text ?? "";
  return /^[A-Za-z_]\w*$/.test(name) ? name : undefined;
}

function statementsAround(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | null = node;
  while (at !== null && !/(?:^|_)(?:block|body|suite|statements|program|module)$/.test(at.type)) {
    at = at.parent;
  }
  return at ?? undefined;
}
