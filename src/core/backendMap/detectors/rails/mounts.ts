import { rangeOf } from "../../grammars/syntax.ts";
import { textOf } from "../../languages/ruby/literals.ts";
import { fileScope } from "../../facts/value.ts";
import { actionRoute, pathValue } from "./actionRoute.ts";
import type { Drawing, RouteCall } from "./drawing.ts";
import { below, type RouteContext } from "./routeContext.ts";
import { engineName } from "./routesName.ts";

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
    drawing.routes.push(whatever);
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
