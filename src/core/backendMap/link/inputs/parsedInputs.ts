import type { CallFact } from "../../facts/facts.ts";
import type { InputPart } from "../../facts/inputFacts.ts";
import { wordsOf, type DefinitionEntity } from "../names/entity.ts";
import type { Fields } from "./fields.ts";
import type { Shapes } from "./shapes.ts";

/** What a handler parses: of what is parsed in several ways only one may be meant. */
export function parsedIn(
  { file, index }: DefinitionEntity,
  shapes: Shapes,
): readonly { readonly in: InputPart; readonly fields: Fields | undefined }[] {
  const calls = file.calls.filter(({ scope }) => scope === index);
  return (["body", "query"] as const).flatMap((part) => {
    const [only, ...others] = calls.filter((call) => parses(call, part));
    const callee = only?.callee;
    if (callee?.kind !== "member" || others.length > 0) return [];
    return [{ in: part, fields: shapes(callee.of, { file, scope: index }) }];
  });
}

const requests: Readonly<Record<"body" | "query", RegExp>> = {
  body: /^(?:req|request|ctx\.request|c\.req|ctx\.req|event|this\.req)\.(?:body|json\(\))$/,
  query: /^(?:req|request|ctx|ctx\.request|c\.req)\.query(?:\(\))?$/,
};

/** `schema.parse(req.body)`: it throws where the schema is not kept. */
function parses({ callee, args }: CallFact, part: "body" | "query"): boolean {
  if (callee.kind !== "member" || !/^parse(?:Async)?$/.test(callee.name)) return false;
  const [only, ...others] = args;
  return only !== undefined && others.length === 0 && requests[part].test(wordsOf(only));
}
