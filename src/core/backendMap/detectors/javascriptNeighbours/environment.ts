import type { NeighbourFact } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { entriesOf, textOf } from "../javascriptStores/records.ts";
import { javascriptIds, nameOfCall } from "../javascriptStores/surroundings.ts";

/** Environment variables that code reads: from `process.env`, and by a schema of them. */
export const environment: Stack = {
  name: "environment",
  languages: javascriptIds,
  markers: /\benv\b|cleanEnv|createEnv|ConfigService|configService/,
  detect: (file) => ({
    neighbours: [
      ...nodesOf(file.root, "member_expression", "subscript_expression").flatMap(
        (node) => memberOf(node, file) ?? [],
      ),
      ...nodesOf(file.root, "variable_declarator").flatMap((node) => destructured(node, file)),
      ...nodesOf(file.root, "call_expression").flatMap((node) => calledFor(node, file)),
    ],
  }),
};

const sources = /^(?:process\.env|import\.meta\.env|Bun\.env)[?!]?$/;
const variable = /^[A-Z][A-Z\d_]*$/;

function read(name: string, node: SyntaxNode, file: Reading): NeighbourFact {
  return {
    kind: "env",
    name: { kind: "text", text: name },
    scope: file.scopeOf(node),
    range: rangeOf(node),
  };
}

/** `process.env.PORT`, `process.env["PORT"]`. */
function memberOf(node: SyntaxNode, file: Reading): NeighbourFact | undefined {
  const of = fieldOf(node, "object")?.text ?? "";
  const name = fieldOf(node, "property")?.text ?? textOf(fieldOf(node, "index"));
  return name !== undefined && sources.test(of) && /^\w+$/.test(name)
    ? read(name, node, file)
    : undefined;
}

/** `const { PORT, HOST: host } = process.env`. */
function destructured(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const pattern = fieldOf(node, "name");
  if (pattern?.type !== "object_pattern" || !sources.test(fieldOf(node, "value")?.text ?? "")) {
    return [];
  }
  return pattern.namedChildren.flatMap((one) => {
    const name = /^\w+/.exec(one.text)?.[0] ?? "";
    return variable.test(name) ? [read(name, one, file)] : [];
  });
}

/** `cleanEnv(process.env, { PORT: port() })`, `z.object({ PORT: … }).parse(process.env)`, `config.get("PORT")`. */
function calledFor(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const name = nameOfCall(node);
  const args = argumentsOf(node);
  if (/^(?:get|getOrThrow)$/.test(name)) {
    const of = fieldOf(fieldOf(node, "function") ?? node, "object")?.text ?? "";
    const key = textOf(args[0]);
    const isConfig = /config\w*$/i.test(of) && key !== undefined && variable.test(key);
    return isConfig ? [read(key, node, file)] : [];
  }
  const isSchema = /^(?:cleanEnv|createEnv|object)$/.test(name) && isOfEnvironment(file);
  if (!isSchema) return [];
  return args
    .flatMap((one) => [
      one,
      ...["server", "client", "shared"].flatMap(
        (key) => entriesOf(one).find((each) => each.key === key)?.value ?? [],
      ),
    ])
    .flatMap(entriesOf)
    .filter(({ key }) => variable.test(key) && key.length > 2)
    .map(({ key, node: entry }) => read(key, entry, file));
}

/** Whether a schema of the file can be one of the environment. */
const isOfEnvironment = ({ text, path }: Reading): boolean =>
  /process\.env|import\.meta\.env/.test(text) &&
  (/env|config/i.test(path) || /(?:parse|cleanEnv|createEnv)\(/.test(text));
