import type { SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
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
};

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
