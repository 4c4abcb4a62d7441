import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameIn } from "../../languages/csharp/values.ts";
import { onOneLine } from "../classes/classModel.ts";

/** `RequireAuthorization("admin")` as a guard. */
export function guardText(node: SyntaxNode): string {
  return onOneLine(`RequireAuthorization${fieldOf(node, "arguments")?.text ?? ""}`).replace(
    "()",
    "",
  );
}

/** What the calls behind a route say of it: `.RequireAuthorization("admin")`. */
export function chainedOn(route: SyntaxNode): {
  readonly guards: readonly string[];
  readonly isOpen: boolean;
} {
  const guards: string[] = [];
  let isOpen = false;
  let node = route;
  for (;;) {
    const access = node.parent;
    const call = access?.parent;
    if (access?.type !== "member_access_expression" || call?.type !== "invocation_expression") {
      break;
    }
    const name = nameIn(fieldOf(access, "name"));
    if (name.startsWith("Map")) break;
    if (name === "RequireAuthorization") guards.push(guardText(call));
    if (name === "AllowAnonymous") isOpen = true;
    node = call;
  }
  return { guards, isOpen };
}
