import type { InputPart, RouteInput } from "../../facts/inputFacts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";

const validating = /valid|schema|celebrate|check|process/i;

/** What a validating middleware looks at, and by which schema: `validate({ body: schema })`. */
export function inputsOf(middleware: Value): readonly RouteInput[] {
  if (middleware.kind !== "call") return [];
  const name = lastName(middleware.callee);
  const [first, second] = middleware.args;
  if (!validating.test(name) || first === undefined) return [];
  // `zValidator("json", schema)`, and the other way round: `validate(schema, "query")`.
  if (first.kind === "text") return inPart(parts[first.text], second);
  if (second?.kind === "text") return inPart(parts[second.text], first);
  const isAlone = second === undefined || second.kind === "record";
  return isAlone ? [{ in: partNamedBy(name), shape: first }] : [];
}

const lastName = (callee: Value): string => /\w*$/.exec(wordsOf(callee))?.[0] ?? "";

const parts: Readonly<Partial<Record<string, InputPart>>> = {
  json: "body",
  body: "body",
  query: "query",
  header: "header",
  headers: "header",
};

const inPart = (part: InputPart | undefined, shape: Value | undefined): readonly RouteInput[] =>
  part === undefined || shape === undefined ? [] : [{ in: part, shape }];

function partNamedBy(middleware: string): RouteInput["in"] {
  if (/body/i.test(middleware)) return "body";
  return /query/i.test(middleware) ? "query" : "each";
}
