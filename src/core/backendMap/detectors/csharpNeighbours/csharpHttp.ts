import type { NeighbourFact } from "../../facts/facts.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentAt, argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { annotationOf } from "../classes/classModel.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import { calledName, receiverOf } from "../csharpStores/efFluent.ts";
import { csharpTypes } from "../csharpStores/csharpTypes.ts";
import { factOf } from "./factOf.ts";

const requests =
  /^(?:Get|Post|Put|Patch|Delete)(?:AsJson|FromJson)?Async$|^Get(?:String|Stream|ByteArray)Async$/;
const endless = /Timeout\s*=\s*(?:\w+\.)*(?:Timeout\.)?Infinite/;

/** `client.GetAsync(url)`; a client waits no longer than a hundred seconds unless it is told to. */
export function requestOf(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const client = (receiverOf(node)?.text ?? "").replace(/^this\./, "");
  const [address] = argumentsOf(node);
  if (address === undefined || !requests.test(calledName(node))) return [];
  const type = csharpTypes(file).get(client);
  const isClient = type === "HttpClient" || (type === undefined && /client$/i.test(client));
  if (!isClient || !/\bHttpClient\b|IHttpClientFactory/.test(file.text)) return [];
  return [
    {
      ...factOf("http", address, node, file),
      hasTimeout: !endless.test(file.text),
    },
  ];
}

/** `new HttpRequestMessage(HttpMethod.Get, url)`, which a client then sends. */
export function requestMade(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const address = argumentAt(node, "requestUri", 1);
  if (fieldOf(node, "type")?.text !== "HttpRequestMessage" || address === undefined) return [];
  return [
    {
      ...factOf("http", address, node, file),
      hasTimeout: !endless.test(file.text),
    },
  ];
}

const refitVerbs = ["Get", "Post", "Put", "Patch", "Delete", "Head"];

/** `[Get("/rates/{day}")]` at a method of an interface that Refit answers; a project may use it everywhere. */
export function refitCalls(file: Reading): readonly NeighbourFact[] {
  if (!/\[(?:Get|Post|Put|Patch|Delete|Head)\(/.test(file.text)) return [];
  const asked = csharpClasses(file).filter(({ kind }) => kind === "interface");
  return asked
    .flatMap(({ methods }) => methods)
    .flatMap((method) => {
      const path = annotationOf(method, ...refitVerbs)?.args["value"];
      const { scope, nameRange: range } = method;
      return path === undefined
        ? []
        : [{ kind: "http", name: path, scope, range, hasTimeout: true }];
    });
}
