import type { Definition, Parameter } from "../../facts/facts.ts";
import { wordsOf } from "../names/entity.ts";

/** Annotations and attributes of methods that answer requests. */
const answers =
  /(?:^|\.)(?:(?:Get|Post|Put|Patch|Delete|Request)Mapping|Http(?:Get|Post|Put|Patch|Delete)|GET|POST|PUT|PATCH|DELETE)\b|^(?:Get|Post|Put|Patch|Delete|All)\b/;
/** What Rust's frameworks take out of a request. */
const extractor = /(?:^|[.:])(?:Query|Path|Form|Json)$/;

/** Whether a request fills a parameter, by its function's annotations or by its own type. */
export function isGivenRequest({ decorators = [] }: Definition, { type }: Parameter): boolean {
  return (
    decorators.some((one) => answers.test(one)) ||
    (type !== undefined && extractor.test(wordsOf(type)))
  );
}

const texts = /^(?:&\s*(?:'\w+\s+)?)?(?:\w+[.:]+)*(?:string|str|charsequence)\??$/i;
const open = /^(?:any|object|mixed|interface|unknown|T|Into|AsRef|Cow|Option|Optional|impl)\b/;

/** Whether a parameter is a text by its type, may be one, or is something else. */
export function kindOf({ type }: Parameter): "text" | "open" | "other" {
  const words = type === undefined ? "" : wordsOf(type);
  if (texts.test(words)) return "text";
  return words === "" || open.test(words) || extractor.test(words) ? "open" : "other";
}

/** Whether the type that a parameter states in its place says that a field is a text: `{ sort: string }`. */
export function saysText({ type }: Parameter, field: string): boolean {
  return type?.kind === "unknown" && new RegExp(`\\b${field}\\??:\\s*string\\b`).test(type.text);
}

const route = /\.(?:get|post|put|patch|delete|route|api_route)\(/;

/** A text that a framework of Python hands to the function that a decorator makes a route. */
export function isTextOfRoute(
  { decorators = [] }: Definition,
  { name, type, default: given }: Parameter,
): boolean {
  const declared = decorators.find((one) => route.test(one));
  if (declared === undefined) return false;
  if (type === undefined) return new RegExp(`<(?:string:|path:)?${name}>`).test(declared);
  const types = type.kind === "either" ? type.options : [type];
  // What is declared by a call may be held against a pattern.
  return given?.kind !== "call" && types.every((one) => one.kind === "name" && one.name === "str");
}
