import type { QueryFact } from "../../facts/queryFacts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameOf } from "./begun.ts";

const running =
  "execute|exec_\\w+|select_\\w+|find_by_sql|count_by_sql|query\\w*|sql|insert|update|delete|where|from|joins|sanitize_sql\\w*|prepare|run|explain";
const runs = new RegExp(`^(?:${running})$`);

/** Whether a text is a whole statement, and asked where it stands. */
export function usedAs(text: SyntaxNode): Pick<QueryFact, "isText" | "isHandedOut"> {
  const whole = wholeOf(text);
  const around = whole?.parent;
  if (!whole || !around) return { isText: true };
  if (around.type === "argument_list") return isOfOthers(around) ? {} : { isText: true };
  const isKept = around.type === "assignment" ? !isRunLater(around) : isResult(whole, around);
  return { isText: true, ...(isKept && { isHandedOut: true }) };
}

/** The expression of a text with the calls on it: `<<~SQL.squish`. */
function wholeOf(text: SyntaxNode): SyntaxNode | undefined {
  let whole = text.type === "heredoc_body" ? beginningOf(text) : text;
  while (whole?.parent?.type === "call" && fieldOf(whole.parent, "receiver")?.id === whole.id) {
    whole = whole.parent;
  }
  return whole;
}

/** `<<~SQL` of a text that stands below it: both stand in the same order. */
function beginningOf(body: SyntaxNode): SyntaxNode | undefined {
  const around = body.parent;
  if (around === null) return undefined;
  const at = nodesOf(around, "heredoc_body").findIndex(({ id }) => id === body.id);
  return nodesOf(around, "heredoc_beginning").at(at);
}

/** Given to a method of the application with more: it may put in front what the text names, as in `WITH`. */
function isOfOthers(list: SyntaxNode): boolean {
  const call = list.parent;
  if (call?.type !== "call" || list.namedChildren.length < 2) return false;
  return fieldOf(call, "receiver") === undefined && !runs.test(nameOf(call));
}

/** What a method ends in: who asks it may add to it. */
const isResult = (whole: SyntaxNode, around: SyntaxNode): boolean =>
  around.type === "body_statement" &&
  childrenOf(around).findLast(({ type }) => type !== "heredoc_body")?.id === whole.id;

/** Whether what has the name is given to something that runs SQL, further down in the method. */
function isRunLater(assignment: SyntaxNode): boolean {
  const [name = "", around] = [fieldOf(assignment, "left")?.text, assignment.parent];
  if (around === null || !/^\w+$/.test(name)) return true;
  const after = around.text.slice(assignment.endIndex - around.startIndex);
  return new RegExp(`\\b(?:${running})\\b[^\\n]*(?<![\\w@])${name}\\b`).test(after);
}
