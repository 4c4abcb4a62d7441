import type { AnswererFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** Services of gRPC and Connect, registered with what answers them. */
export const nodeGrpc: Stack = {
  name: "node-grpc",
  languages: javascriptIds,
  markers: /\.addService\s*\(|\.service\s*\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  return { answerers: routingCalls(file).flatMap(answererOf) };
}

/** `server.addService(proto.shop.Orders.service, { get })`, `router.service(Orders, { get })`. */
function answererOf(call: RoutingCall): readonly AnswererFact[] {
  const [service, of] = call.args;
  if (!/^(?:addService|service)$/.test(call.name) || service === undefined) return [];
  const type = serviceIn(service);
  if (type === undefined || of === undefined || of.kind === "text") return [];
  const { scope, range } = call;
  // Anything may have a method of this name; only a contract tells that its argument is a service.
  return [{ kind: "grpc", stack: "node-grpc", type, of, guards: [], scope, range }];
}

/** "Orders" of `Orders.service`, `OrdersService`, `orders.OrdersService`, `OrdersServiceDefinition`. */
function serviceIn(value: Value): string | undefined {
  if (value.kind === "member" && value.name === "service") return serviceIn(value.of);
  if (value.kind !== "member" && value.kind !== "name" && value.kind !== "import") return undefined;
  return value.name?.replace(/(?:Definition|GrpcService|Client)$/, "");
}
