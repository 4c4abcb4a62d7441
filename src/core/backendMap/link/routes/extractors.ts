import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../names/entity.ts";
import { definitionIn } from "../names/following.ts";
import type { DefinitionIn } from "../names/language.ts";

/** Extractors of Rust's frameworks that turn away who may not come in. */
const extractor =
  /^(?:User|Claims|Identity|Principal)$|auth|bearer|jwt|logged_?in|claims|current_?(?:user|account|member)|admin|session_?user/i;
const tool = /(?:service|repo\w*|store|client|state|config|db|pool|manager|provider)$/i;

/** What a handler takes that a request without access cannot give, where types say so: `AuthUser`. */
export function extractorsOf(handler: DefinitionIn | undefined): readonly string[] {
  if (handler?.file.languageId !== "rust") return [];
  return definitionIn(handler).parameters.flatMap(({ type }) => extractorOf(type) ?? []);
}

function extractorOf(type: Value | undefined): string | undefined {
  const name = type === undefined ? "" : (/\w+$/.exec(wordsOf(type))?.[0] ?? "");
  return extractor.test(name) && !tool.test(name) ? name : undefined;
}
