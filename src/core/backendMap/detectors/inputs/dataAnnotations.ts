import type { SomeFacts } from "../../facts/facts.ts";
import type { InputFact, ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import {
  hasAnnotation,
  annotationOf,
  textArg,
  type ClassModel,
  type FieldModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import { isInTestProject } from "../csharp/testProjects.ts";

/** What actions of ASP.NET take, and the classes that its attributes check. */
export const dataAnnotations: Stack = {
  name: "data-annotations",
  languages: ["csharp"],
  markers: /\bRequired\b|\brequired\b|\bApiController\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isInTestProject(file.path)) return {};
  const classes = csharpClasses(file);
  return {
    shapes: classes.flatMap(shapeOf),
    // Without the attribute an action has to ask whether what it got is valid.
    inputs: classes
      .filter((one) => hasAnnotation(one, "ApiController"))
      .flatMap((one) => one.methods.flatMap(inputsOf)),
  };
}

function shapeOf(one: ClassModel): readonly ShapeFact[] {
  const fields = one.fields.filter((each) => !each.isStatic && !hasAnnotation(each, "JsonIgnore"));
  if (one.kind !== "class" || fields.length === 0) return [];
  return [
    {
      definition: one.scope,
      fields: fields.map((each) => fieldIn(each, one.node)),
      bases: one.bases.filter(({ name }) => !/^I[A-Z]/.test(name)).map(({ value }) => value),
    },
  ];
}

function fieldIn(field: FieldModel, around: SyntaxNode): ShapeField {
  const name = textArg(annotationOf(field, "JsonPropertyName", "JsonProperty"), "value");
  const isAsked = hasAnnotation(field, "Required", "JsonRequired") || hasWord(field, around);
  const isPreset = field.initial !== undefined && !isNothing.test(field.initial.text);
  return { name: name ?? field.name, required: isAsked && !isPreset };
}

/** What a field is given so that the compiler is content, and what is refused all the same. */
const isNothing = /^=?\s*(?:null!?|default!?|[sS]tring\.Empty|"")$/;

/** `public required string Sku { get; init; }`. */
function hasWord({ name }: FieldModel, around: SyntaxNode): boolean {
  return new RegExp(`\\brequired\\s+[\\w<>?,.\\[\\] ]+\\s${name}\\s*\\{`).test(around.text);
}

/** A class in an action's parameters is its body, unless it says otherwise. */
function inputsOf(method: MethodModel): readonly InputFact[] {
  const asked = method.parameters.filter(({ name }) => name !== "");
  return asked.flatMap((one): readonly InputFact[] => {
    const definition = method.scope;
    const isRequired = hasAnnotation(one, "Required", "BindRequired") && one.initial === undefined;
    if (hasAnnotation(one, "FromBody")) {
      const { type } = one;
      if (type === undefined || type.args.length > 0 || type.isNullable) return [];
      return [{ definition, in: "body", shape: type.value }];
    }
    if (!hasAnnotation(one, "FromQuery", "FromHeader")) return [];
    const part = hasAnnotation(one, "FromQuery") ? "query" : "header";
    const named = textArg(annotationOf(one, "FromQuery", "FromHeader"), "Name");
    return [{ definition, in: part, name: named ?? one.name, required: isRequired }];
  });
}
