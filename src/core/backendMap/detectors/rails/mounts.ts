import { rangeOf } from "../../grammars/syntax.ts";
import { textOf } from "../../languages/ruby/literals.ts";
import { fileScope } from "../../facts/value.ts";
import { actionRoute, pathValue } from "./actionRoute.ts";
import type { Drawing, RouteCall } from "./drawing.ts";
import { below, type RouteContext } from "./routeContext.ts";
import { engineName } from "./routesName.ts";
import type { Lookup } from "../../link/names/language.ts";

/** `mount Admin::Engine => "/admin"`, `mount Sidekiq::Web, at: "/sidekiq"`. */
export function drawMount(
  { node, args }: RouteCall,
  context: RouteContext,
  drawing: Drawing,
): void {
  const [pair] = args.pairs;
  const at = pair?.value ?? args.named.get("at");
  const path = textOf(at, context.locals);
  const mounted = (pair?.key ?? args.plain[0])?.text;
  if (path === undefined || mounted === undefined) return;
  const whole = below(context.path, path);
  const whatever = actionRoute({ method: "ANY", path: whole, range: rangeOf(node) }, context);
  if (!mounted.endsWith("Engine")) {
    // An API of the workspace's own says its routes itself too.
    const name = mounted.replace(/^::/, "");
    drawing.routes.push({ ...whatever, extra: { mounted: name, at: whole } });
    return;
  }
  // One of a gem answers what it likes; one of the workspace says its routes itself (`expandAction`).
  drawing.routes.push({ ...whatever, extra: { engine: mounted } });
  drawing.mounts.push({
    parent: { kind: "name", name: context.router },
    child: { kind: "import", module: engineName(mounted), name: engineName(mounted) },
    prefix: pathValue(whole),
    guards: context.guards,
    scope: fileScope,
    range: rangeOf(node),
  });
}

/** Where routes mount what, by its name. */
export const mountedOf: Lookup<string> = ({ routes }) =>
  routes.flatMap(({ extra }) => {
    const { mounted, at } = extra ?? {};
    return mounted === undefined || at === undefined ? [] : [[mounted, at] as const];
  });
