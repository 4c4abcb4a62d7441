import type { Unasked } from "../../grammars/unasked.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { readJavascript } from "./readJavascript.ts";
import { resolveModule } from "../javascriptModules/resolveModule.ts";

/**
 * A string is asked for its text alone, an interface for its name; commas and brackets stand where
 * they must. What a page shows matters where it hands on functions or reads the environment.
 */
const unasked: Unasked = {
  inside: new Set([
    "identifier",
    "property_identifier",
    "private_property_identifier",
    "shorthand_property_identifier",
    "shorthand_property_identifier_pattern",
    "statement_identifier",
    "type_identifier",
    "predefined_type",
    "this",
    "super",
    "string",
    "number",
    "regex",
    "true",
    "false",
    "null",
    "undefined",
    "comment",
    "jsx_text",
    "interface_body",
    "literal_type",
  ]),
  unlessSaid: new Set(["jsx_element", "jsx_self_closing_element"]),
  words: /=>|\b(?:function|env|await)\b/g,
  tokens: new Set([
    ";",
    ",",
    ".",
    ":",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "`",
    "${",
    "=",
    "=>",
    "|",
    "...",
  ]),
};

export const javascript: LanguageReader = {
  ids: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  read: readJavascript,
  unasked,
  resolve: resolveModule,
  exportsAll: false,
  unfoldsHelpers: true,
  constructors: ["constructor"],
};
