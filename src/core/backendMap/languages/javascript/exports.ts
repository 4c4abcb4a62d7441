import type { Export } from "../../facts/facts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isModuleItself } from "./givenMembers.ts";
import { namesIn } from "./patterns.ts";
import type { ScopedSource } from "./source.ts";
import { keyOf } from "../javascriptValues/texts.ts";

/** What a file exports, as ECMAScript, TypeScript and CommonJS write it. */
export function exportsOf(source: ScopedSource): readonly Export[] {
  return [
    ...source.nodes("export_statement").flatMap((node) => exported(node, source)),
    ...source.nodes("assignment_expression").flatMap((node) => commonExport(node, source)),
    ...source.nodes("variable_declarator").flatMap((node) => namedModule(node, source)),
  ];
}

function exported(node: SyntaxNode, source: ScopedSource): readonly Export[] {
  const children = childrenOf(node);
  const from = fieldOf(node, "source");
  const module = from === undefined ? undefined : keyOf(from);
  const clause = children.find(({ type }) => type === "export_clause");
  if (clause !== undefined) return childrenOf(clause).map((one) => specifier(one, module));
  if (module !== undefined) return [starOf(children[0], module)];
  const given = fieldOf(node, "value") ?? fieldOf(node, "declaration");
  const [whole] = children;
  if (given !== undefined) return declared(node, given, source);
  return whole === undefined ? [] : [{ name: "=", value: source.value(whole) }];
}

function specifier(node: SyntaxNode, module: string | undefined): Export {
  const name = keyOf(fieldOf(node, "name"));
  const alias = fieldOf(node, "alias");
  const value: Value =
    module === undefined ? { kind: "name", name } : { kind: "import", module, name };
  return { name: alias === undefined ? name : keyOf(alias), value };
}

/** `export * from`, `export * as name from`. */
function starOf(node: SyntaxNode | undefined, module: string): Export {
  const named = node?.type === "namespace_export" ? childrenOf(node)[0] : undefined;
  return { name: named === undefined ? "*" : keyOf(named), value: { kind: "import", module } };
}

function declared(node: SyntaxNode, given: SyntaxNode, source: ScopedSource): readonly Export[] {
  const definition = source.scoped.definitionOf(given);
  const isDefault = node.children.some(({ type }) => type === "default");
  if (isDefault) {
    const own =
      definition === undefined
        ? source.value(given)
        : ({ kind: "definition", definition } as const);
    return [{ name: "default", value: own }];
  }
  const name = fieldOf(given, "name");
  // By its name, which an enum also is: a record of its values.
  if (name !== undefined) return [byName(name.text)];
  return childrenOf(given).flatMap((one) => {
    const pattern = fieldOf(one, "name");
    if (pattern === undefined) return [];
    return namesIn(pattern, nothing, source.value).map((bound) => byName(bound.name));
  });
}

const nothing: Value = { kind: "unknown", text: "" };
const byName = (name: string): Export => ({ name, value: { kind: "name", name } });

/** `module.exports = x`, `exports.a = x`, `module.exports.a = x`; one of a chain is the last's. */
function commonExport(node: SyntaxNode, { value, scoped }: ScopedSource): readonly Export[] {
  const [left, right] = [fieldOf(node, "left")?.text ?? "", fieldOf(node, "right")];
  const match = /^(module\.)?exports(?:\.(\w+)|\[["'](\w+)["']\])?$/.exec(left);
  if (match === null || right === undefined || scoped.scopeOf(node) !== fileScope) return [];
  const name = match[2] ?? match[3];
  if (name === undefined && match[1] === undefined) return [];
  return [{ name: name ?? "=", value: value(right) }];
}

/** `const users = module.exports`: what the name is given, the module exports. */
function namedModule(node: SyntaxNode, { scoped }: ScopedSource): readonly Export[] {
  const name = fieldOf(node, "name");
  if (name?.type !== "identifier" || !isModuleItself(fieldOf(node, "value"))) return [];
  return scoped.scopeOf(node) === fileScope ? [{ ...byName(name.text), name: "=" }] : [];
}
