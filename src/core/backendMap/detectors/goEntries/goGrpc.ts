import type { AnswererFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** Services: structs that embed what is generated for one, and what is registered for one. */
export const goGrpc: Stack = {
  name: "go-grpc",
  languages: ["go"],
  markers: /\b(?:Unimplemented|Unsafe)\w+(?:Server|Handler)\b|\bRegister\w+Server\(/,
  detect,
};

const generated = /\.(?:pb|pb\.gw|connect|twirp)\.go$/;

function detect(file: Reading): SomeFacts {
  if (isTest(file.path) || generated.test(file.path)) return {};
  const structs = nodesOf(file.root, "type_spec").flatMap((node) => structAnswerers(node, file));
  const calls = nodesOf(file.root, "call_expression").flatMap((node) => registered(node, file));
  return { answerers: [...structs, ...calls] };
}

/** `type server struct { pb.UnimplementedOrdersServer }`. */
function structAnswerers(node: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const text = fieldOf(node, "type")?.text ?? "";
  const found = [...text.matchAll(/\b(?:Unimplemented|Unsafe)(\w+?)(?:Server|Handler)\b/g)];
  const services = [...new Set(found.map(([, one = ""]) => one))];
  const definition = file.scopeOf(node);
  const methods = proceduresOf(fieldOf(node, "name")?.text ?? "", file);
  return services.map((type) => ({
    ...answerer(type, { kind: "definition", definition }, node, file),
    // One that answers several does not say which method is whose.
    ...(services.length === 1 && { otherwise: methods }),
  }));
}

const procedure = /^\(\s*(?:\w+\s+)?context\.Context\b|^\((?:.*,\s*)?\w*\s*[\w.]+Server\s*\)$/s;

/** Exported methods that take a context or a stream. */
function proceduresOf(struct: string, { root }: Reading): readonly string[] {
  return nodesOf(root, "method_declaration").flatMap((node) => {
    const [receiver = "", name = "", parameters = ""] = ["receiver", "name", "parameters"].map(
      (field) => fieldOf(node, field)?.text,
    );
    const isProcedure = /^\p{Lu}/u.test(name) && procedure.test(parameters);
    return isProcedure && /(\w+)\)$/.exec(receiver)?.[1] === struct ? [name] : [];
  });
}

/** `pb.RegisterOrdersServer(server, orders)`, of Connect `ordersconnect.NewOrdersHandler(orders)`. */
function registered(node: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const callee = fieldOf(node, "function")?.text ?? "";
  const list = fieldOf(node, "arguments");
  const [first, second] = list === undefined ? [] : childrenOf(list);
  const [, service] = /(?:^|\.)Register(\w+)Server$/.exec(callee) ?? [];
  const [, connected] = /^\w*connect\.New(\w+)Handler$/.exec(callee) ?? [];
  const type = service ?? connected;
  const given = service === undefined ? first : second;
  return type === undefined || given === undefined
    ? []
    : [answerer(type, file.valueOf(given), node, file)];
}

function answerer(type: string, of: Value, node: SyntaxNode, file: Reading): AnswererFact {
  const place = { scope: file.scopeOf(node), range: rangeOf(node) };
  return { kind: "grpc", stack: "go-grpc", type, of, guards: [], ...place };
}
