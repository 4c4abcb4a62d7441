import type { EntryPoint, RequiredFields } from "../../backendMap.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { InputPart } from "../../facts/inputFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { DefinitionEntity, Place } from "../names/entity.ts";
import type { FactIndex, Lookup } from "../names/language.ts";
import { valueBehind, type ValueIn } from "../names/valueBehind.ts";
import { joined, type Part } from "./fields.ts";
import { recordBehind } from "./jsonSchema.ts";
import { declaredParts } from "./declaredParts.ts";
import { parsedIn } from "./parsedInputs.ts";
import { createShapes, type Shapes } from "./shapes.ts";

/** Validation that is left to the handler. */
const otherwise = ["attachValidation", "validatorCompiler"];

/** What a route refuses a request without, as far as its schemas and its handler tell; nothing in doubt. */
export function requiredFieldsOf(
  route: RouteFact,
  place: Place,
  handler: DefinitionEntity | undefined,
  index: FactIndex,
): EntryPoint["requires"] {
  const shapes = createShapes(index);
  const parts = [
    ...ofOptions(route, place, index, shapes),
    ...ofMiddleware(route, place, index, shapes),
    ...ofHandler(handler, index, shapes),
    ...(handler === undefined ? [] : parsedIn(handler, shapes)),
  ];
  const found: { -readonly [Name in keyof RequiredFields]: RequiredFields[Name] } = {};
  for (const part of ["query", "body", "header"] as const) {
    const own = parts.filter((one) => one.in === part);
    const fields = own.length === 0 ? undefined : joined(...own.map((one) => one.fields));
    const names = [...(fields ?? [])].filter(([, required]) => required).map(([name]) => name);
    if (names.length > 0) found[part] = names;
    if (names.length > 0 && part === "body") found.known = [...(fields ?? new Map()).keys()];
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** A handler's parameter may be one of the path. */
export function besidePath(requires: RequiredFields, path: string): EntryPoint["requires"] {
  const { query, ...rest } = requires;
  const others = query?.filter((name) => !path.includes(`{${name}}`)) ?? [];
  const found = { ...(others.length > 0 && { query: others }), ...rest };
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Fastify's `{ schema: { body, querystring } }`. */
function ofOptions(
  { options }: RouteFact,
  place: Place,
  index: FactIndex,
  shapes: Shapes,
): readonly Part[] {
  const given = recordBehind(options, place, index);
  if (given === undefined || otherwise.some((name) => given.fields.has(name))) return [];
  const schema = recordBehind(given.fields.get("schema"), given.place, index);
  if (schema === undefined) return [];
  return partsOf(schema.fields, schema.place, shapes);
}

const partNames: Readonly<Record<string, InputPart>> = {
  body: "body",
  json: "body",
  query: "query",
  querystring: "query",
  headers: "header",
};

/** The parts that a record names; a name may be computed: `[Segments.BODY]`. */
function partsOf(
  fields: ReadonlyMap<string, Value>,
  place: Place,
  shapes: Shapes,
): readonly Part[] {
  return [...fields].flatMap(([name, shape]) => {
    const bare = name.replace(/^\[(?:\w+\.)?(\w+)\]$/, "$1").toLowerCase();
    const part = Object.hasOwn(partNames, bare) ? partNames[bare] : undefined;
    return part === undefined ? [] : [{ in: part, fields: shapes(shape, place) }];
  });
}

function ofMiddleware(
  { inputs = [] }: RouteFact,
  place: Place,
  index: FactIndex,
  shapes: Shapes,
): readonly Part[] {
  return inputs.flatMap((one): readonly Part[] => {
    if (one.in === "declared") return declaredParts(one.shape, place, index, shapes);
    if (one.in !== "each") return [{ in: one.in, fields: shapes(one.shape, place) }];
    const whole = partsBehind(one.shape, place, index);
    return whole === undefined ? [] : partsOf(whole.fields, whole.place, shapes);
  });
}

/** `z.object({ body: …, query: … })`, or the record itself: all of its fields are parts. */
function partsBehind(value: Value, place: Place, index: FactIndex) {
  const behind: ValueIn | undefined = valueBehind(value, place, index);
  const given = behind?.value.kind === "call" ? behind.value.args[0] : behind?.value;
  const record = behind && recordBehind(given, behind.place, index);
  const isOfParts = [...(record?.fields.keys() ?? [])].every((name) =>
    /^\[?(?:\w+\.)?(?:body|query|querystring|params|headers|cookies|file|files)\]?$/i.test(name),
  );
  return isOfParts ? record : undefined;
}

/** What the handler's own parameters take. */
function ofHandler(
  handler: DefinitionEntity | undefined,
  all: FactIndex,
  shapes: Shapes,
): readonly Part[] {
  if (handler === undefined || !isChecked(handler, all)) return [];
  const { file, index } = handler;
  return file.inputs
    .filter(({ definition }) => definition === index)
    .map(({ in: part, name, required = false, shape }) => {
      if (name !== undefined) return { in: part, fields: new Map([[name, required]]) };
      return { in: part, fields: shape && shapes(shape, { file, scope: index }) };
    });
}

const pipes: Lookup<string> = ({ bindings }) =>
  bindings
    .filter(({ name, value }) => name === "ValidationPipe" && value.kind === "import")
    .map(({ name }) => [name, name]);

/** NestJS looks at classes only where a pipe of its own does; other frameworks always do. */
function isChecked({ file }: DefinitionEntity, index: FactIndex): boolean {
  if (!/^(?:java|type)script/.test(file.languageId)) return true;
  return index.find(pipes, "ValidationPipe").length > 0;
}
