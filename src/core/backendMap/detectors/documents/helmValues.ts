import type { NeighbourFact } from "../../facts/facts.ts";
import { declared } from "./envFile.ts";
import { readYaml, type YamlNode } from "./yamlNodes.ts";

/** What a chart of Helm is given. */
export const helmValues = /(?:^|\/)values(?:[.-][\w.-]+)?\.ya?ml$/;

const variable = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;
const deepest = 8;

/** The names of variables, wherever the chart takes them from: `env: { NAME: value }`, `- name: NAME`. */
export function variablesBelow(text: string): readonly NeighbourFact[] {
  return readYaml(text).roots.flatMap((root) => namedIn(root, 0));
}

function namedIn(node: YamlNode, depth: number): readonly NeighbourFact[] {
  if (depth > deepest) return [];
  const entries = node.entries();
  const keys = entries.flatMap(({ key, keyRange }) =>
    variable.test(key) ? [{ ...declared(key, 0, ""), range: keyRange }] : [],
  );
  const said = node.get("name");
  const name = said?.text ?? "";
  const listed =
    said !== undefined && variable.test(name)
      ? [{ ...declared(name, 0, ""), range: said.range }]
      : [];
  const inner = [...entries.map(({ value }) => value), ...node.items()];
  return [...keys, ...listed, ...inner.flatMap((one) => namedIn(one, depth + 1))];
}
