import type { Binding } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import { typeOf, type Completing } from "./declarations.ts";

/** Variables, constants and properties with what they are given. */
export function bindingsOf(root: SyntaxNode, completing: Completing): readonly Binding[] {
  return [
    ...constants(root, completing),
    ...properties(root, completing),
    ...promoted(root, completing),
    ...assigned(root, completing),
    ...eachOf(root, completing),
  ];
}

function constants(root: SyntaxNode, { scoped, value }: Completing): readonly Binding[] {
  return nodesOf(root, "const_element").flatMap((node) => {
    const [name, given] = childrenOf(node);
    if (name === undefined || given === undefined) return [];
    return [{ scope: scoped.scopeOf(node), name: name.text, value: value(given) }];
  });
}

function properties(root: SyntaxNode, { scoped, value }: Completing): readonly Binding[] {
  return nodesOf(root, "property_declaration").flatMap((node) => {
    const types = typeOf(fieldOf(node, "type"), value);
    return childrenOf(node)
      .filter(({ type }) => type === "property_element")
      .flatMap((one) => {
        const preset = fieldOf(one, "default_value");
        const options = [...(preset === undefined ? [] : [value(preset)]), ...types];
        const [given] = options;
        if (given === undefined) return [];
        return [{ scope: scoped.scopeOf(node), name: bare(fieldOf(one, "name")), value: given }];
      });
  });
}

/** `__construct(private Users $users)` declares a property. */
function promoted(root: SyntaxNode, { scoped, value }: Completing): readonly Binding[] {
  return nodesOf(root, "property_promotion_parameter").flatMap((node) => {
    const [type] = typeOf(fieldOf(node, "type"), value);
    const method = scoped.definitions[scoped.scopeOf(node)];
    if (type === undefined || method === undefined) return [];
    return [{ scope: method.scope, name: bare(fieldOf(node, "name")), value: type }];
  });
}

const bare = (name: SyntaxNode | undefined): string => name?.text.replace(/^&?\$/, "") ?? "";

function assigned(root: SyntaxNode, { scoped, value }: Completing): readonly Binding[] {
  return nodesOf(root, "assignment_expression").flatMap((node): readonly Binding[] => {
    const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
    if (left === undefined || right === undefined) return [];
    const scope = scoped.scopeOf(node);
    if (left.type === "variable_name") return [{ scope, name: left.text, value: value(right) }];
    if (left.type !== "member_access_expression" || fieldOf(left, "object")?.text !== "$this") {
      return [];
    }
    const owner = scoped.definitions[scope]?.scope;
    const name = bare(fieldOf(left, "name"));
    if (owner === undefined) return [];
    return [{ scope: owner, name, value: value(right), valueScope: scope }];
  });
}

/** `foreach ($paths as $name => $path)`. */
function eachOf(root: SyntaxNode, { scoped, value }: Completing): readonly Binding[] {
  return nodesOf(root, "foreach_statement").flatMap((node) => {
    const [list, target] = childrenOf(node);
    if (list === undefined || target === undefined) return [];
    const item = target.type === "pair" ? childrenOf(target).at(-1) : target;
    if (item?.type !== "variable_name") return [];
    const given: Value = { kind: "member", of: value(list), name: "*" };
    return [{ scope: scoped.scopeOf(node), name: item.text, value: given }];
  });
}
