import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { FactIndex } from "../names/language.ts";
import { valueBehind } from "../names/valueBehind.ts";
import type { Part } from "./fields.ts";
import { recordBehind, type ReadRecord } from "./jsonSchema.ts";
import type { Shapes } from "./shapes.ts";

/** What `createRoute({ request: { query, headers, body: { content } } })` says of a route's requests. */
export function declaredParts(
  route: Value,
  place: Place,
  index: FactIndex,
  shapes: Shapes,
): readonly Part[] {
  const behind = valueBehind(route, place, index);
  const given = behind?.value.kind === "call" ? behind.value.args[0] : behind?.value;
  const whole = behind && recordBehind(given, behind.place, index);
  const request = fieldIn(whole, "request", index);
  if (request === undefined) return [];
  const content = fieldIn(fieldIn(request, "body", index), "content", index);
  const json = [...(content?.fields.keys() ?? [])].find((name) => /\bjson\b/.test(name));
  const body = json === undefined ? undefined : fieldIn(content, json, index);
  const partOf = (
    part: Part["in"],
    from: ReadRecord | undefined,
    name: string,
  ): readonly Part[] => {
    const shape = from?.fields.get(name);
    return from === undefined || shape === undefined
      ? []
      : [{ in: part, fields: shapes(shape, from.place) }];
  };
  return [
    ...partOf("query", request, "query"),
    ...partOf("header", request, "headers"),
    ...partOf("body", body, "schema"),
  ];
}

function fieldIn(
  record: ReadRecord | undefined,
  name: string,
  index: FactIndex,
): ReadRecord | undefined {
  return record && recordBehind(record.fields.get(name), record.place, index);
}
