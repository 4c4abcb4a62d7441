import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Scope, Value } from "../../facts/value.ts";

/** What `MapIdentityApi` puts below a router: the framework's own endpoints of accounts. */
const endpoints: readonly (readonly [method: string, path: string])[] = [
  ["POST", "/register"],
  ["POST", "/login"],
  ["POST", "/refresh"],
  ["GET", "/confirmEmail"],
  ["POST", "/resendConfirmationEmail"],
  ["POST", "/forgotPassword"],
  ["POST", "/resetPassword"],
  ["POST", "/manage/2fa"],
  ["GET", "/manage/info"],
  ["POST", "/manage/info"],
];

/** `app.MapIdentityApi<User>()` */
export function identityRoutes(
  router: Value,
  scope: Scope,
  range: RouteFact["range"],
): readonly RouteFact[] {
  return endpoints.map(([method, path]) => ({
    stack: "aspnet",
    methods: [method],
    router,
    path: { kind: "text", text: path },
    syntax: "braces",
    guards: path.startsWith("/manage/") ? ["RequireAuthorization"] : [],
    scope,
    range,
  }));
}
