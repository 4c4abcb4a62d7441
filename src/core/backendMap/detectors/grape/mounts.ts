import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, textOf, wordOf } from "../../languages/ruby/literals.ts";
import { carried, type ApiContext, type ApiDrawing } from "./apiContext.ts";

/** `mount Users`, `mount Users => "/users"`: kept as a route of nobody, for the routes of that class. */
export function drawMounts(node: SyntaxNode, context: ApiContext, drawing: ApiDrawing): void {
  const { plain, pairs } = argumentsOf(node);
  const mounted = [
    ...plain.map((one) => ({ api: one, at: "" })),
    ...pairs.map(({ key, value }) => ({ api: key, at: textOf(value, context.locals) ?? "" })),
  ];
  for (const { api, at } of mounted) {
    const name = wordOf(api)?.replace(/^::/, "");
    if (name === undefined || !/^[A-Z]/.test(name)) continue;
    drawing.routes.push({
      stack: "grape",
      methods: [],
      path: { kind: "text", text: "" },
      syntax: "colon",
      handler: drawing.file.valueOf(api),
      guards: [...context.guards],
      scope: drawing.scope,
      range: rangeOf(node),
      extra: {
        class: String(drawing.scope),
        mounts: name.replace(/^.*::/, ""),
        at,
        namespace: context.path,
        ...carried(context.said),
      },
    });
  }
}
