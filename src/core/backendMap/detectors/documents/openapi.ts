import type { OperationParameter } from "../../backendMap.ts";
import type { OperationFact } from "../../facts/facts.ts";
import { followed } from "./followed.ts";
import { incompleteOf } from "./incomplete.ts";
import type { YamlNode } from "./yamlNodes.ts";

const methods = new Set(["get", "post", "put", "patch", "delete", "head", "options", "trace"]);
const places = new Set(["path", "query", "header", "cookie", "body"]);

/** What an OpenAPI file (2 or 3) promises: each operation with its parameters and top fields. */
export function operationsOf(root: YamlNode): readonly OperationFact[] {
  const bases = basesOf(root);
  return (root.get("paths")?.entries() ?? []).flatMap(({ key: path, value: item }) => {
    const shared = parametersOf(item, root);
    return item
      .entries()
      .filter(({ key }) => methods.has(key.toLowerCase()))
      .map(({ key, keyRange, value }): OperationFact => {
        const own = parametersOf(value, root);
        const names = new Set(own.map(nameOf));
        const schema = bodySchemaOf(value, root);
        const body = schema && fieldsOf(schema, root, 0);
        const incomplete = incompleteOf([item, value], schema, root);
        const roles = rolesOf(value);
        const id = value.get("operationId")?.text;
        return {
          method: key.toUpperCase(),
          path,
          ...(id !== undefined && { id }),
          bases,
          range: keyRange,
          parameters: [...own, ...shared.filter((one) => !names.has(nameOf(one)))],
          ...(roles.length > 0 && { roles }),
          ...(body !== undefined && { body }),
          ...(incomplete.length > 0 && { incomplete }),
        };
      });
  });
}

/** `x-roles`, `x-permissions`, and the scopes that `security` asks for. */
function rolesOf(operation: YamlNode): readonly string[] {
  const own = ["x-roles", "x-required-roles", "x-permissions", "x-scopes"].flatMap(
    (key) => operation.get(key)?.items() ?? [],
  );
  const schemes = (operation.get("security")?.items() ?? []).flatMap((one) => one.entries());
  const scopes = schemes.flatMap(({ value }) => value.items());
  return [...own, ...scopes].flatMap(({ text }) => text ?? []);
}

const nameOf = (one: OperationParameter): string => `${one.in} ${one.name}`;

/** The paths of `servers`, or `basePath`. */
function basesOf(root: YamlNode): readonly string[] {
  const urls = (root.get("servers")?.items() ?? []).map((one) => one.get("url")?.text ?? "");
  const paths = [...urls, root.get("basePath")?.text ?? ""].map((url) =>
    url.replace(/^\w+:\/\/[^/]*/, "").replace(/\/$/, ""),
  );
  return [...new Set(paths.filter((one) => one.startsWith("/")))];
}

function parametersOf(node: YamlNode, root: YamlNode): readonly OperationParameter[] {
  return (node.get("parameters")?.items() ?? []).flatMap((one) => {
    const parameter = followed(one, root);
    const [name, place] = [parameter?.get("name")?.text, parameter?.get("in")?.text];
    if (name === undefined || place === undefined || !places.has(place)) return [];
    const required = parameter?.get("required")?.text === "true";
    return [{ name, in: place as OperationParameter["in"], required }];
  });
}

function bodySchemaOf(operation: YamlNode, root: YamlNode): YamlNode | undefined {
  const request = followed(operation.get("requestBody"), root);
  const content = request?.get("content")?.entries() ?? [];
  const json = content.find(({ key }) => key.includes("json")) ?? content[0];
  const inBody = bodyParameter(operation);
  return followed(json?.value.get("schema") ?? inBody?.get("schema"), root);
}

/** OpenAPI 2 has the body among the parameters. */
function bodyParameter(operation: YamlNode): YamlNode | undefined {
  const parameters = operation.get("parameters")?.items() ?? [];
  return parameters.find((one) => one.get("in")?.text === "body");
}

const deepest = 6;

function fieldsOf(
  schema: YamlNode,
  root: YamlNode,
  depth: number,
): readonly { readonly name: string; readonly required: boolean }[] {
  const parts = depth > deepest ? [] : (schema.get("allOf")?.items() ?? []);
  const inherited = parts.flatMap((one) => {
    const part = followed(one, root);
    return part === undefined ? [] : fieldsOf(part, root, depth + 1);
  });
  const required = new Set((schema.get("required")?.items() ?? []).map(({ text }) => text ?? ""));
  const own = (schema.get("properties")?.entries() ?? []).map(({ key }) => ({
    name: key,
    required: required.has(key),
  }));
  return [...inherited, ...own];
}
