import { reject } from "./apiProblem.ts";
import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";

const formats = "date-time time date duration email hostname uri ipv4 ipv6 uuid".split(" ");
const types = "object array string integer number boolean null".split(" ");
const keywords =
  "type properties required additionalProperties items enum const anyOf allOf $ref $defs default description title format minItems pattern".split(
    " ",
  );

/** Rejects with 400 what structured output does not support; counts the limits over one schema. */
export function validateSchema(path: string, schema: unknown): void {
  if (!isObject(schema)) return reject(`${path}: Input should be a valid dictionary`);
  const counts = { optional: 0, unions: 0 };
  const defs = isObject(schema["$defs"]) ? schema["$defs"] : {};
  check(path, schema, { defs, counts, open: [] });
  if (counts.optional > 24 || counts.unions > 16) {
    reject("Schema is too complex for compilation.");
  }
}

interface Walk {
  readonly defs: JsonObject;
  readonly counts: { optional: number; unions: number };
  /** The names of `$defs` that we are inside of. */
  readonly open: readonly string[];
}

function check(path: string, schema: unknown, walk: Walk): void {
  if (!isObject(schema)) return reject(`${path}: schema must be an object`);
  for (const keyword of Object.keys(schema)) {
    if (!keywords.includes(keyword)) {
      reject(`${path}: For '${typeName(schema)}' type, property '${keyword}' is not supported`);
    }
  }
  checkScalars(path, schema);
  if (schema["$ref"] !== undefined) checkReference(path, schema["$ref"], walk);
  if (isObject(schema["properties"]) || schema["type"] === "object") {
    checkProperties(path, schema, walk);
  }
  if (schema["items"] !== undefined) check(`${path}.items`, schema["items"], walk);
  checkUnions(path, schema, walk);
}

function typeName(schema: JsonObject): string {
  return typeof schema["type"] === "string" ? schema["type"] : "any";
}

function checkScalars(path: string, schema: JsonObject): void {
  const { type, minItems } = schema as Record<string, unknown>;
  const named = Array.isArray(type) ? (type as unknown[]) : type === undefined ? [] : [type];
  if (!named.every((one) => types.includes(one as string))) reject(`${path}: unknown type`);
  if (minItems !== undefined && minItems !== 0 && minItems !== 1) {
    reject(`${path}: minItems values other than 0 or 1 are not supported`);
  }
  checkText(path, schema);
  const choices = schema["enum"];
  if (Array.isArray(choices) && choices.some((one) => typeof one === "object" && one !== null)) {
    reject(`${path}: enum values must be scalars`);
  }
}

function checkText(path: string, { format, pattern }: JsonObject): void {
  if (format !== undefined && !(typeof format === "string" && formats.includes(format))) {
    reject(`${path}: format is not supported`);
  }
  if (typeof pattern === "string" && /\(\?[=!<]|\\[1-9bB]/.test(pattern)) {
    reject(`${path}: pattern is not supported`);
  }
}

function checkReference(path: string, reference: unknown, walk: Walk): void {
  const name = /^#\/\$defs\/([^/]+)$/.exec(String(reference))?.[1];
  if (name === undefined) return reject(`${path}: external $ref is not supported`);
  if (walk.open.includes(name)) reject(`${path}: recursive schemas are not supported`);
  if (walk.defs[name] === undefined) reject(`${path}: $ref to an unknown definition`);
  check(`#/$defs/${name}`, walk.defs[name], { ...walk, open: [...walk.open, name] });
}

function checkProperties(path: string, schema: JsonObject, walk: Walk): void {
  if (schema["additionalProperties"] !== false) {
    reject(`${path}: For 'object' type, 'additionalProperties' must be explicitly set to false`);
  }
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? (schema["required"] as unknown[]) : [];
  for (const [name, property] of Object.entries(properties)) {
    if (!required.includes(name)) walk.counts.optional += 1;
    check(`${path}.properties.${name}`, property, walk);
  }
}

function checkUnions(path: string, schema: JsonObject, walk: Walk): void {
  if (Array.isArray(schema["type"]) || schema["anyOf"] !== undefined) walk.counts.unions += 1;
  for (const keyword of ["anyOf", "allOf"]) {
    const branches = schema[keyword];
    if (branches === undefined) continue;
    if (!Array.isArray(branches)) return reject(`${path}.${keyword}: should be a list`);
    for (const [index, branch] of (branches as unknown[]).entries()) {
      if (keyword === "allOf" && isObject(branch) && "$ref" in branch) {
        reject(`${path}: allOf with $ref is not supported`);
      }
      check(`${path}.${keyword}.${index}`, branch, walk);
    }
  }
}
