import type { Operation } from "../../backendMap.ts";
import { followed } from "./followed.ts";
import type { YamlNode } from "./yamlNodes.ts";

/**
 * What of an operation may have more than the fields that are read of it.
 *
 * @param holders the path's item and the operation: parameters stand in both.
 */
export function incompleteOf(
  holders: readonly YamlNode[],
  body: YamlNode | undefined,
  root: YamlNode,
): NonNullable<Operation["incomplete"]> {
  const hasParameters = holders.every((one) => hasWholeParameters(one, root));
  return [
    ...(hasParameters ? [] : (["parameters"] as const)),
    ...(body === undefined || isWhole(body) ? [] : (["body"] as const)),
  ];
}

const elsewhere = ["$ref", "<<"];

function hasWholeParameters(holder: YamlNode, root: YamlNode): boolean {
  const list = holder.get("parameters");
  if (list === undefined) return !hasAny(holder, elsewhere);
  const all = list.items();
  // An alias has no items either.
  return all.length > 0 && all.every((one) => followed(one, root)?.get("name") !== undefined);
}

const composed = [
  ...elsewhere,
  ...["allOf", "oneOf", "anyOf", "not", "if", "dependentRequired", "discriminator"],
  ...["patternProperties", "unevaluatedProperties"],
];

/** All of its fields are among its `properties`, and all that it requires in `required`. */
function isWhole(schema: YamlNode): boolean {
  const properties = schema.get("properties");
  if (properties === undefined || hasAny(schema, composed) || hasAny(properties, ["<<", "$ref"])) {
    return false;
  }
  const extra = schema.get("additionalProperties");
  const required = schema.get("required");
  const isClosed = extra === undefined || extra.text === "false";
  return isClosed && (required === undefined || required.items().length > 0);
}

const hasAny = (node: YamlNode, keys: readonly string[]): boolean =>
  node.entries().some(({ key }) => keys.includes(key));
