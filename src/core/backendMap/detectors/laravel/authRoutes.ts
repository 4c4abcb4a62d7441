import { textValue } from "../../languages/php/rounds.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { itemNamed, type PhpLink } from "../../languages/php/literals.ts";
import { namedAction } from "./actions.ts";
import { below, type Drawing, type RouteContext } from "./routeContext.ts";
import { routeFact } from "./verbs.ts";

/** What `Auth::routes()` adds: the option that takes it away or asks for it, and its routes. */
const sets: Readonly<Record<string, readonly string[]>> = {
  login: ["GET login Login@showLoginForm", "POST login Login@login"],
  logout: ["POST logout Login@logout"],
  register: ["GET register Register@showRegistrationForm", "POST register Register@register"],
  reset: [
    "GET password/reset ForgotPassword@showLinkRequestForm",
    "POST password/email ForgotPassword@sendResetLinkEmail",
    "GET password/reset/{token} ResetPassword@showResetForm",
    "POST password/reset ResetPassword@reset",
  ],
  confirm: [
    "GET password/confirm ConfirmPassword@showConfirmForm",
    "POST password/confirm ConfirmPassword@confirm",
  ],
  verify: [
    "GET email/verify Verification@show",
    "GET email/verify/{id}/{hash} Verification@verify",
    "POST email/resend Verification@resend",
  ],
};

/** The routes to confirm a password are there where the application has the controller for it. */
export function drawAuth({ node, args }: PhpLink, context: RouteContext, drawing: Drawing): void {
  const options = args.plain[0];
  for (const [option, routes] of Object.entries(sets)) {
    if (!isWanted(option, options)) continue;
    for (const route of routes) {
      const [method = "", path = "", target = ""] = route.split(" ");
      const action = namedAction(`Auth\\${target.replace("@", "Controller@")}`, context);
      const extra = { ...action.extra, ...(option === "confirm" && { isOptional: "true" }) };
      const fact = routeFact(node, below(context.path, textValue(path)), context);
      drawing.routes.push({ ...fact, ...action, extra, methods: [method] });
    }
  }
}

function isWanted(option: string, options: SyntaxNode | undefined): boolean {
  const said = itemNamed(options, option)?.text.toLowerCase();
  return option === "verify" ? said === "true" : said !== "false";
}
