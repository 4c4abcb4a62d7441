import type { AnswererFact, FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Expand } from "../../link/linking.ts";
import type { Lookup } from "../../link/names/language.ts";
import { nodesOf } from "../../grammars/syntax.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf, methodOf, placeOf, type Call } from "../goRouting/routing.ts";

/** What grpc-gateway generates: `mux.Handle("GET", pattern, func(…) { … WithHTTPPathPattern("/v1/x") … })`. */
export const grpcGateway: Stack = {
  name: "grpc-gateway",
  languages: ["go"],
  markers: /\bWithHTTPPathPattern\(/,
  detect: (file): SomeFacts => ({ routes: callsOf(file).flatMap((call) => routeOf(call, file)) }),
  expand,
};

interface AnswererIn {
  readonly file: FileFacts;
  readonly answerer: AnswererFact;
}

/** What answers services, by their names. */
const answerersOf: Lookup<AnswererIn> = (file) =>
  file.answerers.map((answerer) => [answerer.type, { file, answerer }]);

/** The method of the service's server that a route hands on to. */
function expand(...[route, file, { index, evaluate }]: Parameters<Expand>): ReturnType<Expand> {
  const [service = "", name = ""] = route.handlerName?.split(".") ?? [];
  for (const { file: at, answerer } of index.find(answerersOf, service)) {
    const handler: Value = { kind: "member", of: answerer.of, name };
    const handlerPlace = { file: at, scope: answerer.scope };
    const isThere = evaluate(handler, handlerPlace).some(
      (one) => one.kind === "definition" && one.file.isGenerated !== true,
    );
    if (isThere) return [{ route: { ...route, handler }, file, handlerPlace }];
  }
  return undefined;
}

/** The same routes stand in a function for each way to reach the service: one of them counts. */
const counting = /^Register\w+HandlerClient$/;

function routeOf(call: Call, file: Reading): readonly RouteFact[] {
  const { name, args } = call;
  const [first, , answer] = args;
  const method = methodOf(first);
  const around = file.facts.definitions[file.scopeOf(call.node)];
  if (name !== "Handle" || method === undefined || answer === undefined) return [];
  if (!counting.test(around?.name ?? "")) return [];
  const texts = nodesOf(answer, "call_expression")
    .filter((one) => /\bAnnotateContext$/.test(one.childForFieldName("function")?.text ?? ""))
    .flatMap((one) => argumentsOf(one))
    .flatMap((one) => (isString(one) ? [one] : argumentsOf(one).filter(isString)))
    .map(textOf);
  const [procedure, path] = texts;
  if (procedure === undefined || path === undefined) return [];
  return [
    {
      ...placeOf(call),
      stack: "grpc-gateway",
      methods: [method],
      path: { kind: "text", text: path },
      syntax: "braces",
      handlerName: procedure.replace(/^\/(?:[\w.]*\.)?/, "").replace("/", "."),
      guards: [],
    },
  ];
}
