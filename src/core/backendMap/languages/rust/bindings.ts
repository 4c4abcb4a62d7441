import type { Binding, Export } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import { isAssociated } from "./signatures.ts";
import { usesIn } from "./uses.ts";

/** Names of other crates stand for themselves: what is below them is looked up by its whole path. */
export function usedNames(root: SyntaxNode, { scopeOf }: Scoped): readonly Binding[] {
  return nodesOf(root, "use_declaration").flatMap((node) =>
    usesIn(node)
      .filter(({ name }) => name !== "*" && name !== "_")
      .map(({ name, path }) => ({
        scope: scopeOf(node),
        name,
        value: importOf(fromFile(path, node)),
      })),
  );
}

/** A path as the file's own module has it: in a module that stands in it, `super` is that one. */
function fromFile(path: string, node: SyntaxNode): string {
  const above = "super::";
  let own = path;
  for (let around = node.parent; around !== null && own.startsWith(above); around = around.parent) {
    if (around.type !== "mod_item") continue;
    own = own.slice(above.length);
    if (!own.startsWith(above)) return `self::${own}`;
  }
  return own;
}

function importOf(path: string): Value {
  const at = path.lastIndexOf("::");
  return at < 0
    ? { kind: "import", module: path }
    : { kind: "import", module: path.slice(0, at), name: path.slice(at + 2) };
}

/** `mod users;` is the file beside. */
export function modules(root: SyntaxNode, { scopeOf }: Scoped): readonly Binding[] {
  return nodesOf(root, "mod_item").flatMap((node) => {
    const name = fieldOf(node, "name")?.text ?? "";
    const value: Value = { kind: "import", module: `self::${name}` };
    return fieldOf(node, "body") === undefined ? [{ scope: scopeOf(node), name, value }] : [];
  });
}

export function globs(root: SyntaxNode): readonly Export[] {
  return nodesOf(root, "use_declaration")
    .flatMap(usesIn)
    .filter(({ name }) => name === "*")
    .map(({ path }) => ({ name: "*", value: { kind: "import", module: path } }));
}

export function fields(
  root: SyntaxNode,
  { scopeOf }: Scoped,
  value: (node: SyntaxNode) => Value,
): readonly Binding[] {
  return nodesOf(root, "field_declaration").flatMap((node) => {
    const [name, type] = [fieldOf(node, "name"), fieldOf(node, "type")];
    if (name === undefined || type === undefined) return [];
    const instance: Value = { kind: "instance", type: value(heldBy(type)) };
    return [{ scope: scopeOf(node), name: name.text, value: instance }];
  });
}

/** `impl Orders { const PATH: &str = "/orders"; }`. */
export function associated(
  root: SyntaxNode,
  { scopeOf }: Scoped,
  value: (node: SyntaxNode) => Value,
): readonly Binding[] {
  return nodesOf(root, "const_item").flatMap((node) => {
    const around = isAssociated(node) ? node.parent?.parent : undefined;
    const owner = around ? fieldOf(around, "type") : undefined;
    const [name, given] = [fieldOf(node, "name"), fieldOf(node, "value")];
    if (owner === undefined || name === undefined || given === undefined) return [];
    return [{ scope: scopeOf(node), name: name.text, value: value(given), owner: value(owner) }];
  });
}

/** What an option holds stands for it, where it is there. */
function heldBy(type: SyntaxNode): SyntaxNode {
  const isOption = type.type === "generic_type" && fieldOf(type, "type")?.text === "Option";
  const held = isOption ? fieldOf(type, "type_arguments") : undefined;
  return (held && childrenOf(held)[0]) ?? type;
}
