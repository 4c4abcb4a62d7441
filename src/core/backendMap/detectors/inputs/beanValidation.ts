import type { SomeFacts } from "../../facts/facts.ts";
import type { InputFact, ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import {
  annotationOf,
  hasAnnotation,
  isFalse,
  textArg,
  type Annotation,
  type ClassModel,
  type FieldModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";

/** What Spring's handlers take, and the classes that Bean Validation checks. */
export const beanValidation: Stack = {
  name: "bean-validation",
  languages: ["java", "kotlin"],
  markers: /@(?:\w+:)?Not(?:Null|Blank|Empty)\b|@RequestParam\b|@RequestBody\b|@RequestHeader\b/,
  detect,
};

const tests = /(?:^|\/)src\/(?:test|\w*[tT]ests?|testFixtures)\//;

function detect(file: Reading): SomeFacts {
  if (tests.test(file.path)) return {};
  const classes = jvmClasses(file);
  return {
    shapes: classes.flatMap((one) => shapeOf(one, file)),
    inputs: classes.flatMap((one) => one.methods.flatMap((method) => inputsOf(method, file))),
  };
}

function shapeOf(one: ClassModel, file: Reading): readonly ShapeFact[] {
  const fields = one.fields.filter((each) => !each.isStatic && !hasAnnotation(each, "JsonIgnore"));
  if (one.kind !== "class" || fields.length === 0) return [];
  return [
    {
      definition: one.scope,
      fields: fields.map((each) => fieldIn(each)),
      bases: extended(one, file),
    },
  ];
}

/** What it extends, not what it implements. */
function extended(one: ClassModel, file: Reading): readonly Value[] {
  if (file.languageId === "java") {
    const superclass = fieldOf(one.node, "superclass")?.text.replace(/^extends\s+/, "") ?? "";
    return one.bases.filter(({ name }) => superclass.includes(name)).map(({ value }) => value);
  }
  const head = one.node.text.split("{")[0] ?? "";
  return one.bases.filter(({ name }) => head.includes(`: ${name}(`)).map(({ value }) => value);
}

function fieldIn(field: FieldModel): ShapeField {
  const asked = annotationOf(field, "NotNull", "NotBlank", "NotEmpty");
  const required =
    asked !== undefined && asked.args["groups"] === undefined && field.initial === undefined;
  return { name: textArg(annotationOf(field, "JsonProperty"), "value") ?? field.name, required };
}

function inputsOf(method: MethodModel, { languageId }: Reading): readonly InputFact[] {
  return method.parameters.flatMap((one): readonly InputFact[] => {
    const definition = method.scope;
    const body = annotationOf(one, "RequestBody");
    if (body !== undefined) {
      const isChecked = hasAnnotation(one, "Valid", "Validated") && !isFalse(body.args["required"]);
      if (!isChecked || one.type === undefined || one.type.args.length > 0) return [];
      return [{ definition, in: "body", shape: one.type.value }];
    }
    const isOptional =
      one.initial !== undefined || (languageId === "kotlin" && one.type?.isNullable === true);
    return (["query", "header"] as const).flatMap((part) =>
      valueOf(one, part).map((value) => ({
        definition,
        in: part,
        ...value,
        required: value.required && !isOptional,
      })),
    );
  });
}

/** `@RequestParam("page") int page`, unless it says that it may be absent. */
function valueOf(one: FieldModel, part: "query" | "header"): readonly ShapeField[] {
  const said = annotationOf(one, part === "query" ? "RequestParam" : "RequestHeader");
  const type = one.type?.name ?? "";
  if (said === undefined || whole.test(type)) return [];
  const { required, defaultValue } = said.args;
  const isOptional = isFalse(required) || defaultValue !== undefined || type === "Optional";
  const name = nameIn(said, one.name);
  return name === undefined ? [] : [{ name, required: !isOptional }];
}

/** As it is written out; a name that is computed is not known. */
function nameIn({ args }: Annotation, own: string): string | undefined {
  const named = args["name"] ?? args["value"];
  if (named === undefined) return own;
  return named.kind === "text" ? named.text : undefined;
}

/** Types that take all there are, and parts of a form. */
const whole = /^(?:Map|MultiValueMap|HttpHeaders|MultipartFile|FilePart)$/;
