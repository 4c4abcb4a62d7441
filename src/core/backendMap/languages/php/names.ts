import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";

/** What names of classes and functions mean in a file. */
export interface PhpNames {
  readonly namespace: string;
  /** "User" → "App\Models\User"; what the file imports, else of its own namespace. */
  readonly classNamed: (name: string) => string;
  readonly functionNamed: (name: string) => Value;
}

/** Known by their full names, wherever they are declared. */
export function classValue(name: string): Value {
  return { kind: "import", module: "class", name };
}

export function namesIn(root: SyntaxNode): PhpNames {
  const [space] = nodesOf(root, "namespace_definition");
  const namespace = (space && fieldOf(space, "name")?.text) ?? "";
  const used = new Map(nodesOf(root, "namespace_use_declaration").flatMap(clausesOf));
  const within = (name: string): string => (namespace === "" ? name : `${namespace}\\${name}`);
  const classNamed = (name: string): string => {
    if (name.startsWith("\\")) return name.slice(1);
    const [first = "", ...rest] = name.split("\\");
    if (first === "namespace") return within(rest.join("\\"));
    const imported = used.get(first.toLowerCase());
    return imported === undefined ? within(name) : [imported, ...rest].join("\\");
  };
  const functionNamed = (name: string): Value => {
    const names = [...new Set([classNamed(name), name.replace(/^\\/, "")])];
    const options = names.map(classValue);
    return options.length === 1 && options[0] ? options[0] : { kind: "either", options };
  };
  return { namespace, classNamed, functionNamed };
}

/** `use A\B;`, `use A\B as C;`, `use A\{B, C as D};`, by the names that they give. */
function clausesOf(node: SyntaxNode): readonly [string, string][] {
  const prefix = childrenOf(node).find(({ type }) => type === "namespace_name")?.text;
  return nodesOf(node, "namespace_use_clause").map((clause): [string, string] => {
    const alias = fieldOf(clause, "alias")?.text;
    const own = childrenOf(clause).find(({ field }) => field !== "alias")?.text ?? "";
    const whole = [...(prefix === undefined ? [] : [prefix]), own].join("\\").replace(/^\\/, "");
    return [(alias ?? whole.slice(whole.lastIndexOf("\\") + 1)).toLowerCase(), whole];
  });
}
