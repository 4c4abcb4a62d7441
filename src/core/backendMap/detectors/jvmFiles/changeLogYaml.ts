import { readYaml, type YamlNode } from "../documents/yamlNodes.ts";
import type { ChangeNode } from "./changeNode.ts";

/** The elements of a change log in YAML or JSON. */
export function readChangeYaml(text: string): readonly ChangeNode[] {
  return readYaml(text).roots.flatMap((root) => childrenOf(root, 0));
}

const deepest = 12;

function childrenOf(node: YamlNode, depth: number): readonly ChangeNode[] {
  if (depth > deepest) return [];
  const listed = node.items().flatMap((one) => childrenOf(one, depth + 1));
  const named = node
    .entries()
    .filter(({ value }) => value.text === undefined)
    .map(({ key, keyRange, value }): ChangeNode => ({
      name: key,
      range: keyRange,
      attributes: plainOf(value),
      children: childrenOf(value, depth + 1),
    }));
  return [...listed, ...named.flatMap((one) => (wrapping.test(one.name) ? one.children : [one]))];
}

/** In XML these are not written. */
const wrapping = /^(?:columns|changes|databaseChangeLog)$/;

function plainOf(node: YamlNode): ReadonlyMap<string, string> {
  return new Map(
    node
      .entries()
      .flatMap(({ key, value }) => (value.text === undefined ? [] : [[key, value.text] as const])),
  );
}
