import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { fileScope } from "../../facts/value.ts";
import { declared } from "./envFile.ts";
import { helmValues, variablesBelow } from "./helmValues.ts";
import { operationsOf } from "./openapi.ts";
import { readYaml, type YamlNode } from "./yamlNodes.ts";

/** Compose files, Kubernetes manifests, CI and OpenAPI, told by what they hold. */
export const yamlFile: PlainReader = {
  name: "yaml",
  files: /\.(?:ya?ml)$|(?:openapi|swagger|api)[\w.-]*\.json$/i,
  read,
};

const worthwhile = /^\s*["']?(?:openapi|swagger|services|kind|jobs|stages|on)["']?\s*:/m;

function read({ path, text }: SourceFile): SomeFacts {
  if (helmValues.test(path)) return { neighbours: variablesBelow(text) };
  if (!worthwhile.test(text)) return {};
  const facts = readYaml(text).roots.map((root) => readRoot(root, path));
  return {
    neighbours: facts.flatMap((one) => one.neighbours ?? []),
    documents: facts.flatMap((one) => one.documents ?? []).slice(0, 1),
    operations: facts.flatMap((one) => one.operations ?? []),
  };
}

const ci =
  /(?:^|\/)(?:\.github\/workflows\/|\.gitlab-ci|\.circleci\/|azure-pipelines|bitbucket-pipelines|\.drone)/;

function readRoot(root: YamlNode, path: string): SomeFacts {
  if (root.get("openapi") !== undefined || root.get("swagger") !== undefined) {
    const title = root.get("info", "title")?.text ?? path;
    return { documents: [{ kind: "openapi", title }], operations: operationsOf(root) };
  }
  if (ci.test(path)) {
    return { documents: [{ kind: "delivery", title: root.get("name")?.text ?? "CI" }] };
  }
  if (isCompose(root)) return compose(root, path);
  return root.get("apiVersion") === undefined ? {} : manifest(root, path);
}

function isCompose(root: YamlNode): boolean {
  const services = root.get("services")?.entries() ?? [];
  return services.some(({ value }) => (value.get("image") ?? value.get("build")) !== undefined);
}

function compose(root: YamlNode, path: string): SomeFacts {
  const services = root.get("services")?.entries() ?? [];
  const shared = root.entries().filter(({ key }) => key.startsWith("x-"));
  return {
    documents: [{ kind: "delivery", title: path.slice(path.lastIndexOf("/") + 1) }],
    neighbours: [
      ...services.flatMap(({ key, keyRange, value }): readonly NeighbourFact[] => [
        { kind: "service", name: { kind: "text", text: key }, scope: fileScope, range: keyRange },
        ...environmentOf(value.get("environment")),
      ]),
      ...shared.flatMap(({ value }) => sharedIn(value)),
    ],
  };
}

/** What services take over by an alias: `x-environment: &environment { NAME: value }`. */
function sharedIn(value: YamlNode): readonly NeighbourFact[] {
  const whole = environmentOf(value);
  const own = environmentOf(value.get("environment"));
  return [...whole.filter(isVariable), ...own];
}

/** `environment: { NAME: value }` or `- NAME=value`; values are not kept. */
function environmentOf(node: YamlNode | undefined): readonly NeighbourFact[] {
  const named = (node?.entries() ?? [])
    .filter(({ key }) => /^[A-Za-z_]\w*$/.test(key))
    .map(({ key, keyRange }) => declaredAt(key, keyRange));
  const listed = (node?.items() ?? []).flatMap(({ text, range }) => {
    const name = /^([A-Za-z_]\w*)(?:=|$)/.exec(text ?? "")?.[1];
    return name === undefined ? [] : [declaredAt(name, range)];
  });
  return [...named, ...listed];
}

const declaredAt = (name: string, range: YamlNode["range"]): NeighbourFact => ({
  ...declared(name, range.start.line, ""),
  range,
});

const deepest = 12;

/** Containers stand at different depths in different kinds; their `env` lists look alike. */
function manifest(root: YamlNode, path: string): SomeFacts {
  const kind = root.get("kind")?.text ?? "manifest";
  const name = root.get("metadata", "name")?.text ?? path;
  const ofData = kind === "ConfigMap" ? environmentOf(root.get("data")) : [];
  return {
    documents: [{ kind: "delivery", title: `${kind} ${name}` }],
    neighbours: [...ofData.filter(isVariable), ...envLists(root, 0)],
  };
}

const isVariable = ({ name }: NeighbourFact): boolean =>
  name.kind === "text" && /^[A-Z][A-Z\d_]*$/.test(name.text);

function envLists(node: YamlNode, depth: number): readonly NeighbourFact[] {
  if (depth > deepest) return [];
  const own = (node.get("env")?.items() ?? []).flatMap((one) => {
    const name = one.get("name");
    return name?.text === undefined ? [] : [declaredAt(name.text, name.range)];
  });
  const inner = [...node.entries().map(({ value }) => value), ...node.items()];
  return [...own, ...inner.flatMap((one) => envLists(one, depth + 1))];
}
