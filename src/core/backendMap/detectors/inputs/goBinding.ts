import type { SomeFacts } from "../../facts/facts.ts";
import type { InputFact, ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** Structs that gin binds requests to, with what it refuses them without. */
export const goBinding: Stack = {
  name: "go-binding",
  languages: ["go"],
  markers: /\bbinding:"|\b(?:Should)?Bind(?:JSON|Query|BodyWith)?\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path)) return {};
  return {
    shapes: nodesOf(file.root, "type_spec").flatMap((node) => structOf(node, file)),
    inputs: nodesOf(file.root, "call_expression").flatMap((node) => bound(node, file)),
  };
}

/** A struct with a tag that says how it is bound. */
function structOf(node: SyntaxNode, file: Reading): readonly ShapeFact[] {
  const struct = fieldOf(node, "type");
  if (struct?.type !== "struct_type" || !/\bbinding:"/.test(struct.text)) return [];
  const declared = nodesOf(struct, "field_declaration").filter(
    ({ parent }) => parent?.parent?.id === struct.id,
  );
  const embedded = declared.filter((one) => fieldOf(one, "name") === undefined);
  return [
    {
      definition: file.scopeOf(node),
      fields: declared.flatMap(fieldIn),
      bases: embedded.flatMap((one): readonly Value[] => {
        const type = fieldOf(one, "type");
        return type === undefined ? [] : [file.valueOf(type)];
      }),
    },
  ];
}

/** `Sku string \`json:"sku" binding:"required"\``. */
function fieldIn(node: SyntaxNode): readonly ShapeField[] {
  const own = fieldOf(node, "name")?.text;
  const tag = fieldOf(node, "tag")?.text ?? "";
  const said = found(/\b(?:json|form|header):"([^",]*)/, tag);
  if (own === undefined || said === "-") return [];
  const rules = found(/\bbinding:"([^"]*)"/, tag).split(",");
  return [{ name: said === "" ? own : said, required: rules.includes("required") }];
}

const found = (form: RegExp, text: string): string => form.exec(text)?.[1] ?? "";

const parts: Readonly<Partial<Record<string, InputFact["in"]>>> = {
  ShouldBindJSON: "body",
  BindJSON: "body",
  ShouldBindQuery: "query",
  BindQuery: "query",
};

/** `c.ShouldBindJSON(&order)`. */
function bound(node: SyntaxNode, file: Reading): readonly InputFact[] {
  const [callee, list] = [fieldOf(node, "function"), fieldOf(node, "arguments")];
  const name = callee === undefined ? "" : (fieldOf(callee, "field")?.text ?? "");
  const [given, ...others] = list === undefined ? [] : childrenOf(list);
  const part = parts[name];
  const definition = file.scopeOf(node);
  if (part === undefined || given === undefined || others.length > 0 || definition < 0) return [];
  return [{ definition, in: part, shape: file.valueOf(given) }];
}
