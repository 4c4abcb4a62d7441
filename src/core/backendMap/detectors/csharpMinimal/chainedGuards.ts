import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameIn } from "../../languages/csharp/values.ts";
import { onOneLine } from "../classes/classModel.ts";

/** `RequireAuthorization("admin")`, or of the project's own: `RequirePermission(Permissions.Delete)`. */
export const requires =
  /^Require(?:Authorization|Authenticat\w*|(?:Any|All)?(?:Permission|Role|Scope|Claim|Polic(?:y|ie)|Right)s?)$/;

/** A call that requires something as a guard. */
export function guardText(node: SyntaxNode, name: string): string {
  return onOneLine(`${name}${fieldOf(node, "arguments")?.text ?? ""}`).replace("()", "");
}

/** `MapGet(…).MapToApiVersion(1)` goes on with the same route. */
const mapsAnew = /^Map(?!ToApiVersion)/;

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
    if (mapsAnew.test(name)) break;
    if (requires.test(name)) guards.push(guardText(call, name));
    if (name === "AllowAnonymous") isOpen = true;
    node = call;
  }
  return { guards, isOpen };
}
