import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** Procedures: exported methods of a struct that embeds what protoc leaves unimplemented. */
export const goGrpc: Stack = {
  name: "go-grpc",
  languages: ["go"],
  markers: /\b(?:Unimplemented|Unsafe)\w+Server\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path) || file.path.endsWith(".pb.go")) return {};
  const services = servicesOf(file.root);
  const methods = nodesOf(file.root, "method_declaration");
  return { entries: methods.flatMap((node) => procedureOf(node, services, file)) };
}

/** Services by the struct; one that answers several does not say which method is whose. */
function servicesOf(root: SyntaxNode): ReadonlyMap<string, string> {
  return new Map(
    nodesOf(root, "type_spec").flatMap((node) => {
      const text = fieldOf(node, "type")?.text ?? "";
      const found = [...text.matchAll(/\b(?:Unimplemented|Unsafe)(\w+)Server\b/g)];
      const [service, ...others] = new Set(found.map(([, one = ""]) => one));
      const name = fieldOf(node, "name")?.text;
      const isOne = service !== undefined && others.length === 0 && name !== undefined;
      return isOne ? [[name, service] as const] : [];
    }),
  );
}

function procedureOf(
  node: SyntaxNode,
  services: ReadonlyMap<string, string>,
  file: Reading,
): readonly EntryFact[] {
  const [receiver = "", name = "", parameters = ""] = ["receiver", "name", "parameters"].map(
    (field) => fieldOf(node, field)?.text,
  );
  const service = services.get(/(\w+)\)$/.exec(receiver)?.[1] ?? "");
  const isProcedure = /^\p{Lu}/u.test(name) && /context\.Context|Server\b/.test(parameters);
  if (service === undefined || !isProcedure) return [];
  const definition = file.scopeOf(node);
  return [
    {
      kind: "grpc",
      stack: "go-grpc",
      name: { kind: "text", text: `${service}/${name}` },
      handler: { kind: "definition", definition },
      guards: [],
      scope: definition,
      range: rangeOf(node),
    },
  ];
}
