import { childrenOf, fieldOf, nodesOf } from "../../grammars/syntax.ts";
import { partsOf } from "../../languages/kotlin/declarations.ts";
import type { Reading } from "../../reading/stack.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";

const known = new WeakMap<Reading, ReadonlyMap<string, string>>();

/** The types that a file states of its names: a field's goes before that of a variable. */
export function typesOf(file: Reading): ReadonlyMap<string, string> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const stated = [...memberTypes(file), ...javaVariables(file), ...kotlinVariables(file)];
  const types = new Map(stated.toReversed().map(([name, type]) => [name, bare(type)]));
  known.set(file, types);
  return types;
}

type Stated = readonly (readonly [name: string, type: string])[];

function memberTypes(file: Reading): Stated {
  const classes = jvmClasses(file);
  const parameters = classes
    .flatMap(({ methods }) => methods)
    .flatMap((method) => method.parameters);
  return [...classes.flatMap(({ fields }) => fields), ...parameters].flatMap(({ name, type }) =>
    type === undefined ? [] : [[name, type.name] as const],
  );
}

function javaVariables({ root }: Reading): Stated {
  return nodesOf(root, "local_variable_declaration").flatMap((node) => {
    const type = fieldOf(node, "type")?.text ?? "";
    return childrenOf(node)
      .filter((one) => one.type === "variable_declarator")
      .map((one) => [fieldOf(one, "name")?.text ?? "", type] as const);
  });
}

function kotlinVariables({ root }: Reading): Stated {
  return nodesOf(root, "property_declaration")
    .map(partsOf)
    .flatMap(({ name, type }) => (name && type ? [[name.text, type.text] as const] : []));
}

const bare = (type: string): string => type.replace(/<.*$|\?$/gs, "").replace(/^.*\./, "");
