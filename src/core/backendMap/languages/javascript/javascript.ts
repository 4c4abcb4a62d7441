import type { Unasked } from "../../grammars/syntaxTree.ts";
import type { LanguageReader } from "../../stack.ts";
import { readJavascript } from "./readJavascript.ts";
import { resolveModule } from "../javascriptModules/resolveModule.ts";

/** A string is asked for its text alone; commas and brackets stand where they must. */
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
  ]),
  tokens: new Set([";", ",", ".", ":", "(", ")", "[", "]", "{", "}", "`", "${"]),
};

export const javascript: LanguageReader = {
  ids: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  read: readJavascript,
  unasked,
  resolve: resolveModule,
  exportsAll: false,
  constructors: ["constructor"],
};
