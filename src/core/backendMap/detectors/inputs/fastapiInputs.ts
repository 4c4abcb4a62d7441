import type { InputFact } from "../../facts/inputFacts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, decoratorsOf, keywordsOf } from "../../languages/python/calls.ts";
import { handedIn } from "../python/fastapiDepends.ts";
import type { Reading } from "../../reading/stack.ts";

const verb = /\.(?:get|post|put|patch|delete)$/;

/** What the handlers of a file take: models, and values by their names. */
export function fastapiInputs(file: Reading): readonly InputFact[] {
  return nodesOf(file.root, "function_definition")
    .filter((node) => decoratorsOf(node).some(isRoute))
    .flatMap((node) => inputsOf(node, file));
}

const isRoute = (decorator: SyntaxNode): boolean =>
  decorator.type === "call" && verb.test(calleeOf(decorator).words);

function inputsOf(node: SyntaxNode, file: Reading): readonly InputFact[] {
  const list = fieldOf(node, "parameters");
  const definition = file.scopeOf(node);
  const taken = (list === undefined ? [] : childrenOf(list)).flatMap(readParameter);
  const bodies = taken.filter((one) => one.in === "body");
  return taken.flatMap(({ type, ...one }): readonly InputFact[] => {
    if (one.in !== "body") return [{ definition, ...one }];
    // Several stand in the body by their names.
    return bodies.length > 1 ? [] : [{ definition, in: "body", shape: file.valueOf(type) }];
  });
}

interface Taken {
  readonly in: InputFact["in"];
  readonly name: string;
  readonly required: boolean;
  readonly type: SyntaxNode;
}

const simple = /^(?:str|int|float|bool|UUID|uuid\.UUID|date|datetime|Decimal|EmailStr)$/;
const model = /^(?:\w+\.)*[A-Z]\w*$/;

function readParameter(node: SyntaxNode): readonly Taken[] {
  const type = fieldOf(node, "type");
  if (type === undefined) return [];
  const name = nameOf(node);
  const preset = fieldOf(node, "value");
  const annotated = /^Annotated\[\s*([\w.]+)\s*,/.exec(type.text)?.[1];
  const isSimple = simple.test(annotated ?? type.text);
  if (annotated !== undefined) {
    const [given] = nodesOf(type, "call");
    // Beside an annotation a preset is a plain one.
    return declaredValue(given, { name, type, required: preset === undefined && isSimple });
  }
  if (preset !== undefined) return declaredValue(preset, { name, type, required: isSimple });
  if (isSimple) return [{ in: "query", name, required: true, type }];
  return model.test(type.text) && !handedIn.test(type.text)
    ? [{ in: "body", name, required: true, type }]
    : [];
}

function nameOf(node: SyntaxNode): string {
  return (fieldOf(node, "name") ?? childrenOf(node)[0] ?? node).text;
}

/** `Query(...)`, `Header(alias="X-Shop")`; anything else is handed in, or of another kind. */
function declaredValue(given: SyntaxNode | undefined, value: Omit<Taken, "in">): readonly Taken[] {
  if (given?.type !== "call") return [];
  const { name: part } = calleeOf(given);
  if (part !== "Query" && part !== "Header") return [];
  const isHeader = part === "Header";
  const name = isHeader ? value.name.replaceAll("_", "-") : value.name;
  return [
    {
      type: value.type,
      in: isHeader ? "header" : "query",
      name: aliasIn(given) ?? name,
      required: value.required && asks(given),
    },
  ];
}

function aliasIn(given: SyntaxNode): string | undefined {
  const alias = keywordsOf(given).get("alias")?.text ?? "";
  return /^["']([^"']+)["']$/.exec(alias)?.[1];
}

/** Whether it has no default. */
function asks(given: SyntaxNode): boolean {
  const keywords = keywordsOf(given);
  const [first] = argumentsOf(given);
  const isOpen = first === undefined || first.type === "ellipsis";
  return isOpen && !keywords.has("default") && !keywords.has("default_factory");
}
