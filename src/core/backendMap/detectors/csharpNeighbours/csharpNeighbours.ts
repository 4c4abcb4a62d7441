import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { calledName, receiverOf } from "../csharpStores/efFluent.ts";
import { refitCalls, requestMade, requestOf } from "./csharpHttp.ts";
import { sentTo } from "./csharpMessages.ts";
import { factOf } from "./factOf.ts";

/** What a C# backend talks to and reads: HTTP, topics and queues, variables of the environment. */
export const csharpNeighbours: Stack = {
  name: "csharp-neighbours",
  languages: ["csharp"],
  markers:
    /HttpClient|HttpRequestMessage|\[(?:Get|Post|Put|Patch|Delete|Head)\("|GetEnvironmentVariable|Configuration\b|ProduceAsync|CreateSender|BasicPublish|IDistributedCache|IConnectionMultiplexer|\bMassTransit\b|\bIMessageSession\b/,
  detect,
};

const apart = /(?:^|\/)[\w.-]*\.?Tests?\//i;

function detect(file: Reading): SomeFacts {
  if (apart.test(file.path)) return {};
  const calls = nodesOf(file.root, "invocation_expression").flatMap((node) => [
    ...requestOf(node, file),
    ...sentTo(node, file),
    ...variableOf(node, file),
  ]);
  const read = nodesOf(file.root, "element_access_expression").flatMap((node) =>
    subscripted(node, file),
  );
  const made = nodesOf(file.root, "object_creation_expression").flatMap((node) =>
    requestMade(node, file),
  );
  return { neighbours: [...calls, ...read, ...made, ...refitCalls(file)] };
}

/** So variables of the environment are written; other keys are settings of a file. */
const variable = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;

function named(given: SyntaxNode | undefined, file: Reading): boolean {
  const name = given === undefined ? undefined : file.valueOf(given);
  return name?.kind === "text" && variable.test(name.text);
}

/** `Environment.GetEnvironmentVariable("X")`, `configuration.GetValue<int>("X")`. */
function variableOf(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const [given] = argumentsOf(node);
  const name = calledName(node);
  const isSetting = name === "GetValue" && /configuration$/i.test(receiverOf(node)?.text ?? "");
  if (name !== "GetEnvironmentVariable" && !isSetting) return [];
  return given !== undefined && named(given, file) ? [factOf("env", given, node, file)] : [];
}

/** `configuration["X"]`. */
function subscripted(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const of = fieldOf(node, "expression")?.text ?? "";
  const [given] = nodesOf(node, "string_literal");
  if (given === undefined || !/configuration$/i.test(of) || !named(given, file)) return [];
  return [factOf("env", given, node, file)];
}
