import type { RouteFact } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import { argumentAt, nameIn } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";

const byDefault = "{controller=Home}/{action=Index}/{id?}";

/**
 * Patterns by which controllers without attributes are found: `MapControllerRoute`, `MapRoute`. Each
 * is kept as a route of nobody, for the controllers of its project.
 */
export function conventions(file: Reading): readonly RouteFact[] {
  return nodesOf(file.root, "invocation_expression").flatMap((node) => {
    const callee = fieldOf(node, "function");
    const name = nameIn(callee && (fieldOf(callee, "name") ?? callee));
    const pattern = patternOf(name, node);
    if (pattern === undefined) return [];
    const path =
      typeof pattern === "string"
        ? ({ kind: "text", text: pattern } as const)
        : file.valueOf(pattern);
    return [
      {
        stack: "aspnet",
        methods: [],
        path,
        syntax: "braces",
        guards: [],
        scope: file.scopeOf(node),
        range: rangeOf(node),
        extra: { convention: name },
      },
    ];
  });
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
