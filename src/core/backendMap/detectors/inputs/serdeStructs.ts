import type { SomeFacts } from "../../facts/facts.ts";
import type { InputFact, ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/rust/readRust.ts";
import { attributesOf } from "../../languages/rust/signatures.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** Structs that serde reads requests into, and the handlers whose extractors refuse what lacks a field. */
export const serdeStructs: Stack = {
  name: "serde-structs",
  languages: ["rust"],
  markers: /\bDeserialize\b|\b(?:Json|Query)</,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file)) return {};
  return {
    shapes: nodesOf(file.root, "struct_item").flatMap((node) => structOf(node, file)),
    inputs: nodesOf(file.root, "function_item").flatMap((node) => extracted(node, file)),
  };
}

/** What is read as something else first, or in a way of its own. */
const otherwise = /\bserde\s*\([^\]]*\b(?:from|try_from|untagged|transparent|remote)\b/;

function structOf(node: SyntaxNode, file: Reading): readonly ShapeFact[] {
  const said = attributesOf(node).map(({ text }) => text);
  const body = fieldOf(node, "body");
  const isRead = said.some((one) => /\bderive\b[^\]]*\bDeserialize\b/.test(one));
  if (!isRead || body?.type !== "field_declaration_list") return [];
  if (said.some((one) => otherwise.test(one))) return [];
  const isFilled = said.some((one) => /\bserde\s*\([^\]]*\bdefault\b/.test(one));
  const declared = declaredIn(body);
  const embedded = declared.filter(({ attributes }) => /\bflatten\b/.test(attributes));
  return [
    {
      definition: file.scopeOf(node),
      fields: declared.flatMap((one) => fieldIn(one, isFilled)),
      bases: embedded.flatMap((one): readonly Value[] => {
        const type = fieldOf(one.node, "type");
        return type === undefined ? [] : [file.valueOf(type)];
      }),
      // What is left over may be kept as it comes.
      ...(embedded.length > 0 && { isOpen: true as const }),
    },
  ];
}

interface Declared {
  readonly node: SyntaxNode;
  /** All that serde is told of it. */
  readonly attributes: string;
}

function declaredIn(body: SyntaxNode): readonly Declared[] {
  let attributes = "";
  return childrenOf(body).flatMap((node): readonly Declared[] => {
    if (node.type === "attribute_item") {
      if (/^#\[\s*serde\b/.test(node.text)) attributes += node.text;
      return [];
    }
    const one = { node, attributes };
    attributes = "";
    return node.type === "field_declaration" ? [one] : [];
  });
}

function fieldIn({ node, attributes }: Declared, isFilled: boolean): readonly ShapeField[] {
  const name = /\brename\s*=\s*"([^"]+)"/.exec(attributes)?.[1] ?? fieldOf(node, "name")?.text;
  if (name === undefined || /\b(?:flatten|skip|skip_deserializing)\b/.test(attributes)) return [];
  const mayLack = /\b(?:default|deserialize_with|with)\b/.test(attributes);
  const isOptional = /\b(?:Option|Maybe\w*|Patch)\s*<|^\(\)$/.test(
    fieldOf(node, "type")?.text ?? "",
  );
  return [{ name, required: !isFilled && !mayLack && !isOptional }];
}

const parts: Readonly<Partial<Record<string, InputFact["in"]>>> = { Json: "body", Query: "query" };

/** `Json(order): Json<NewOrder>`, `page: web::Query<Page>`; what may be missing as a whole is none. */
function extracted(handler: SyntaxNode, file: Reading): readonly InputFact[] {
  const list = fieldOf(handler, "parameters");
  const types = (list === undefined ? [] : childrenOf(list)).flatMap(
    (one) => fieldOf(one, "type") ?? [],
  );
  return types.flatMap((type): readonly InputFact[] => {
    const part = parts[extractorOf(type)];
    const given = fieldOf(type, "type_arguments")?.namedChildren[0];
    if (part === undefined || !/^(?:scoped_)?type_identifier$/.test(given?.type ?? "")) return [];
    return given === undefined
      ? []
      : [{ definition: file.scopeOf(handler), in: part, shape: file.valueOf(given) }];
  });
}

/** "Json" of `web::Json<NewOrder>`. */
function extractorOf(type: SyntaxNode): string {
  const name = type.type === "generic_type" ? fieldOf(type, "type") : undefined;
  return name?.text.replace(/^.*::/s, "") ?? "";
}
