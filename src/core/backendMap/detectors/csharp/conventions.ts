import type { RouteFact } from "../../facts/routingFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentAt, nameIn } from "../../languages/csharp/values.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";

const byDefault = "{controller=Home}/{action=Index}/{id?}";

/**
 * Patterns by which controllers without attributes are found: `MapControllerRoute`, `MapRoute`. Each
 * is kept as a route of nobody, for the controllers of its project.
 */
export function conventions(file: Reading): readonly RouteFact[] {
  return [...slugConvention(file), ...patternsIn(file)];
}

/** `options.Conventions.Add(new RouteTokenTransformerConvention(new SlugifyParameterTransformer()))` */
function slugConvention(file: Reading): readonly RouteFact[] {
  const text = /new\s+RouteTokenTransformerConvention\(\s*new\s+(\w+)/.exec(file.text)?.[1] ?? "";
  if (!/slug|kebab|spinal|dash|hyphen/i.test(text)) return [];
  return [
    {
      stack: "aspnet",
      methods: [],
      path: { kind: "text", text: "" },
      syntax: "braces",
      guards: [],
      scope: file.scopeOf(file.root),
      range: rangeOf(file.root),
      extra: { convention: "RouteTokenTransformerConvention", tokens: "slug" },
    },
  ];
}

function patternsIn(file: Reading): readonly RouteFact[] {
  return nodesOf(file.root, "invocation_expression").flatMap((node) => {
    const name = nameIn(lastName(node));
    const pattern = patternOf(name, node);
    if (pattern === undefined) return [];
    const path =
      typeof pattern === "string"
        ? ({ kind: "text", text: pattern } as const)
        : withOptional(file.valueOf(pattern), node);
    return [
      {
        stack: "aspnet",
        methods: [],
        path,
        syntax: "braces",
        guards: [],
        scope: file.scopeOf(node),
        range: rangeOf(node),
        extra: { convention: name, ...defaultsOf(node) },
      },
    ];
  });
}

/** `defaults: new { controller = "Blog", action = "Article" }`: the pattern is for that alone. */
function defaultsOf(node: SyntaxNode): Readonly<Record<string, string>> {
  const given = argumentAt(node, "defaults", 2)?.text ?? "";
  const found = given.matchAll(/\b(controller|action|area)\s*=\s*"(\w+)"/gi);
  const stated = [...found].map(
    ([, name = "", value = ""]) => [name.toLowerCase(), value] as const,
  );
  const area =
    nameIn(lastName(node)) === "MapAreaControllerRoute" && argumentAt(node, "areaName", 1);
  const named = area ? /^"(\w+)"$/.exec(area.text)?.[1] : undefined;
  return { ...Object.fromEntries(stated), ...(named !== undefined && { area: named }) };
}

const lastName = (node: SyntaxNode): SyntaxNode | undefined => {
  const callee = fieldOf(node, "function");
  return callee && (fieldOf(callee, "name") ?? callee);
};

/** Before ASP.NET Core the defaults said what may be left out: `id = UrlParameter.Optional`. */
function withOptional(value: Value, node: SyntaxNode): Value {
  if (value.kind !== "text") return value;
  const given = argumentAt(node, "defaults", 2)?.text ?? "";
  const names = given.matchAll(/\b(\w+)\s*=\s*UrlParameter\.Optional\b/g);
  const text = [...names].reduce(
    (path, [, name = ""]) => path.replace(`{${name}}`, `{${name}?}`),
    value.text,
  );
  return { kind: "text", text };
}

type Node = Parameters<typeof argumentAt>[0];

function patternOf(name: string, node: Node): Node | string | undefined {
  switch (name) {
    case "MapDefaultControllerRoute":
    case "UseMvcWithDefaultRoute":
      return byDefault;
    case "MapControllerRoute":
      return argumentAt(node, "pattern", 1);
    case "MapAreaControllerRoute":
      return argumentAt(node, "pattern", 2);
    case "MapRoute":
      return argumentAt(node, "template", 1) ?? argumentAt(node, "url", 1);
    default:
      return undefined;
  }
}
