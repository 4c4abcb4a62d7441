import type { YamlNode } from "./yamlNodes.ts";

/** A `$ref` within the file, followed once; one to another file says nothing. */
export function followed(node: YamlNode | undefined, root: YamlNode): YamlNode | undefined {
  const ref = node?.get("$ref")?.text;
  if (ref === undefined) return node;
  if (!ref.startsWith("#/")) return undefined;
  return root.get(
    ...ref
      .slice(2)
      .split("/")
      .map((one) => one.replace(/~1/g, "/").replace(/~0/g, "~")),
  );
}
