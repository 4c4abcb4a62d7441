import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { nodesIn } from "../javascriptRouting/nodesIn.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

/**
 * Strapi's routes are records in lists, with a handler that is named by words:
 * `{ method: "GET", path: "/articles", handler: "article.find" }`.
 */
export function listedRoutes(file: Reading): readonly RouteFact[] {
  return nodesIn(file, "object").flatMap((node) => {
    const told = node.parent?.type === "array" ? toldBy(file.valueOf(node)) : undefined;
    if (told === undefined) return [];
    const base = prefixOf(file);
    return [
      {
        stack: "koa",
        methods: [told.method.toUpperCase()],
        path: { kind: "text", text: `${base}${told.path}` },
        syntax: "colon",
        guards: [],
        scope: file.scopeOf(node),
        range: rangeOf(node),
        handlerName: told.handler,
      },
    ];
  });
}

function toldBy(value: Value): Record<"method" | "path" | "handler", string> | undefined {
  const textOf = (name: string): string => {
    const field = optionOf(value, name);
    return field?.kind === "text" ? field.text : "";
  };
  const told = { method: textOf("method"), path: textOf("path"), handler: textOf("handler") };
  const isRoute = verbs.test(told.method) && told.path.startsWith("/") && named.test(told.handler);
  return isRoute ? told : undefined;
}

const verbs = /^(?:get|post|put|patch|delete|head|options)$/i;
/** "article.find", "api::article.article.find". */
const named = /^(?:[\w-]+::)?[\w-]+(?:\.[\w-]+)+$/;

/** Routes of an application's own APIs stand below the prefix that is preset for them, a plug-in's below its name. */
function prefixOf({ text, facts: { path } }: Reading): string {
  if (ofApplication.test(path)) return "/api";
  const [, plugin, file = ""] = ofPlugin.exec(path) ?? [];
  if (plugin === undefined) return "";
  const isContent = file.includes("content-api") || /\btype:\s*["']content-api["']/.test(text);
  return isContent ? `/api/${plugin}` : `/${plugin}`;
}

const ofApplication = /(?:^|\/)src\/api\/[^/]+\/routes\//;
const ofPlugin = /(?:^|\/)([\w-]+)\/(?:ee\/)?server\/(?:src\/)?routes\/(.+)$/;
