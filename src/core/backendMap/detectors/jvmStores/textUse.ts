import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { annotationName } from "../../languages/kotlin/declarations.ts";
import { callOf, type CallModel } from "../classes/jvmCalls.ts";

/** The call that a text is handed to, or the annotation that it stands in. */
export interface TextUse {
  readonly annotation?: SyntaxNode;
  readonly name: string;
  readonly text: string;
}

const passed =
  /argument|element_value|pair|collection_literal|array_initializer|call_suffix|navigation|constructor_inv/;

/** Which call or annotation is given a text, be it through `trimIndent()` and the like. */
export function useOf(node: SyntaxNode): TextUse | undefined {
  for (let inner = node, around = node.parent; around !== null; around = around.parent) {
    const use = annotated(around) ?? called(around, inner);
    if (use !== undefined) return use;
    if (!isCalledOn(inner, callOf(around)) && !passed.test(around.type)) return undefined;
    inner = around;
  }
  return undefined;
}

function annotated(node: SyntaxNode): TextUse | undefined {
  if (!node.type.endsWith("annotation")) return undefined;
  const name = fieldOf(node, "name")?.text ?? annotationName(node);
  return { annotation: node, name: name.replace(/^.*\./, ""), text: node.text };
}

function called(node: SyntaxNode, inner: SyntaxNode): TextUse | undefined {
  const call = callOf(node);
  return call === undefined || isCalledOn(inner, call)
    ? undefined
    : { name: call.name, text: node.text };
}

/** Whether a call is made on a node, or on what that begins with: `"…".trimIndent`. */
function isCalledOn(node: SyntaxNode, call: CallModel | undefined): boolean {
  const { receiver } = call ?? {};
  return (
    receiver !== undefined &&
    node.startIndex <= receiver.startIndex &&
    receiver.endIndex <= node.endIndex
  );
}

const persistence = /\b(?:javax|jakarta)\.persistence\b|org\.hibernate|data\.jpa/;
const named = /\b(?:from|update|FROM|UPDATE)\s+[A-Z]\w*[a-z]\w*\s+\w/;

/** Gives the thing itself, which no SQL does: `select b from Book b`. */
const ofThings =
  /^\s*(?:select|SELECT)\s+(?:(?:distinct|DISTINCT)\s+)?(\w+)\s+(?:from|FROM)\s+(?:\w+\.)*[A-Z]\w*[a-z]\w*\s+(?:(?:as|AS)\s+)?\1\b/;

/** Whether a text names entities, and no tables. */
export function isOnEntities(use: TextUse | undefined, text: string, code: string): boolean {
  if (ofThings.test(text)) return true;
  if (use?.annotation !== undefined) return isEntityQuery(use, code);
  if (use === undefined) return persistence.test(code) && named.test(text);
  return /^(?:create(?:Selection|Mutation)?Query|(?:setQ|q)ueryString)$/.test(use.name);
}

function isEntityQuery({ name, text }: TextUse, code: string): boolean {
  if (name === "NamedQuery") return true;
  return name === "Query" && !/nativeQuery\s*=\s*true/.test(text) && persistence.test(code);
}
