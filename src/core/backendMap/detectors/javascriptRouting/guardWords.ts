import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";

/** What middleware is called; what stands where it is used has no name of its own. */
export function guardWords(value: Value): string {
  if (value.kind === "definition") return inline;
  if (value.kind !== "unknown") return wordsOf(value);
  const [first = ""] = /^[\w.$! ]+/.exec(value.text) ?? [];
  return /=>|function|\n/.test(value.text) || first.trim() === "" ? inline : first.trim();
}

const inline = "inline middleware";
