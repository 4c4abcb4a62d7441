import type { MountFact } from "../../facts/routingFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, nameIn } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { inlined } from "./inlined.ts";
import { lastPart } from "./reflectedGroups.ts";

/**
 * Groups that are made for an instance of each class of a base, by a method of the file's own:
 * `if (Activator.CreateInstance(type) is GroupBase group) group.Map(app.MapGroup(group));`
 */
export function instanceGroups(file: Reading): readonly MountFact[] {
  if (!file.text.includes("Activator.CreateInstance")) return [];
  return nodesOf(file.root, "invocation_expression").flatMap((node) => {
    const asked = askedOf(node, file.text);
    const made = asked && ownGroupOf(asked.type, file);
    const app = fieldOf(argumentsOf(node)[0] ?? node, "function");
    const parent = app && fieldOf(app, "expression");
    if (asked === undefined || made === undefined || parent === undefined) return [];
    return [
      {
        stack: "aspnet",
        parent: file.valueOf(parent),
        child: { kind: "name", name: asked.method },
        prefix: made.prefix,
        guards: [],
        scope: file.scopeOf(node),
        range: rangeOf(node),
        extra: { ...asked, variable: made.parameter },
      },
    ];
  });
}

interface Asked {
  readonly type: string;
  readonly method: string;
}

/** `group.Map(app.MapGroup(group))` */
function askedOf(node: SyntaxNode, text: string): Asked | undefined {
  const words = node.text.replaceAll(/\s/g, "");
  const [, name = "", method] = /^(\w+)\.(\w+)\([\w.]+\.MapGroup\(\1\)\)$/.exec(words) ?? [];
  const type = typeOf(name, text);
  return method === undefined || type === undefined ? undefined : { type, method };
}

function typeOf(name: string, text: string): string | undefined {
  return new RegExp(String.raw`\bis\s+(\w+)\s+${name}\b`).exec(text)?.[1];
}

/** What `MapGroup(this WebApplication app, GroupBase group)` of the file puts before a group. */
function ownGroupOf(type: string, file: Reading) {
  const method = nodesOf(file.root, "method_declaration").find(
    (one) => fieldOf(one, "name")?.text === "MapGroup" && parameterOf(type, one) !== undefined,
  );
  const parameter = method && parameterOf(type, method);
  const group = (method === undefined ? [] : nodesOf(method, "invocation_expression")).find(
    (one) => nameIn(lastPart(one)) === "MapGroup",
  );
  const path = group && argumentsOf(group)[0];
  if (parameter === undefined || path === undefined) return undefined;
  return { parameter, prefix: inlined(file.valueOf(path), file.scopeOf(path), file) };
}

function parameterOf(type: string, method: SyntaxNode): string | undefined {
  const list = fieldOf(method, "parameters")?.text ?? "";
  return new RegExp(String.raw`\b${type}\s+(\w+)\s*[,)]`).exec(list)?.[1];
}
