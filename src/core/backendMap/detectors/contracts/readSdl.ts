import type { ProcedureFact } from "../../facts/facts.ts";
import { linesOf } from "../../sql/lines.ts";
import {
  behindAll,
  behindBracket,
  schemaTokens,
  wordAt,
  type SchemaToken,
} from "./schemaTokens.ts";

/** Comments and commas fall away; the first group is what is kept. */
const form =
  /#[^\n\r]*|("""[^]*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"|\.\.\.|[_A-Za-z]\w*|[{}()[\]:!@=|&$])/g;

/** The roots as GraphQL calls them, unless a schema says otherwise. */
const roots = ["Query", "Mutation", "Subscription"];

/** Types below a root that hold its fields in groups: "OrderQueries". */
const ofRoot = /(?:Quer(?:y|ies)|Mutations?|Subscriptions?)$/;

/** What a schema of GraphQL promises: the fields of its roots, and of the types that divide them. */
export function readSdl(text: string): readonly ProcedureFact[] {
  const tokens = schemaTokens(text, form);
  const names = rootNames(tokens);
  const lines = linesOf(text);
  return tokens.flatMap((token, at) => {
    const type = token.text === "type" ? (tokens[at + 1]?.text ?? "") : "";
    // A type may be called like a root that its schema has by another name: a subscription to pay for.
    const isGroup = ofRoot.test(type) && !roots.includes(type);
    const root = names.get(type) ?? (isGroup ? type : undefined);
    if (root === undefined) return [];
    return fieldsFrom(bodyOf(tokens, at + 2), tokens).map(
      ({ name, end, directives }): ProcedureFact => ({
        kind: "graphql",
        name: `${root}.${name.text}`,
        range: lines.rangeOf(name.start, end),
        ...(directives.length > 0 && {
          directives: directives.map((one) => text.slice(one.start, one.end)),
        }),
      }),
    );
  });
}

/** `schema { query: Shop }`. */
function rootNames(tokens: readonly SchemaToken[]): ReadonlyMap<string, string> {
  const at = tokens.findIndex(({ text }, index) => {
    const next = tokens[index + 1]?.text;
    return text === "schema" && (next === "{" || next === "@");
  });
  const usual = new Map(roots.map((one) => [one, one]));
  if (at < 0) return usual;
  const names = new Map<string, string>();
  const { start, end } = bodyOf(tokens, at + 1);
  for (let next = start; next + 2 < end; next += 1) {
    const root = roots.find((one) => one.toLowerCase() === tokens[next]?.text);
    if (root !== undefined && tokens[next + 1]?.text === ":") {
      names.set(tokens[next + 2]?.text ?? "", root);
    }
  }
  return names.size > 0 ? names : usual;
}

interface Body {
  readonly start: number;
  /** Of the bracket that closes it. */
  readonly end: number;
}

const otherDefinition = /^(?:type|extend|input|enum|union|scalar|interface|schema)$/;

/** The fields of a type stand in its first braces; a type without any has none. */
function bodyOf(tokens: readonly SchemaToken[], from: number): Body {
  let at = from;
  while (/^(?:[&@(]|[_A-Za-z]\w*)$/.test(wordAt(tokens, at))) {
    if (otherDefinition.test(wordAt(tokens, at))) return { start: at, end: at };
    at = behindArguments(tokens, at + (wordAt(tokens, at) === "(" ? 0 : 1));
  }
  if (wordAt(tokens, at) !== "{") return { start: at, end: at };
  return { start: at + 1, end: behindBracket(tokens, at) - 1 };
}

interface Field {
  readonly name: SchemaToken;
  readonly end: number;
  readonly directives: readonly Pick<SchemaToken, "start" | "end">[];
}

function fieldsFrom({ start, end }: Body, tokens: readonly SchemaToken[]): readonly Field[] {
  const fields: Field[] = [];
  for (let at = start; at < end;) {
    const name = tokens[at];
    at = behindArguments(tokens, at + 1);
    const isField = /^[_A-Za-z]/.test(name?.text ?? "") && wordAt(tokens, at) === ":";
    if (name === undefined || !isField) continue;
    const behindType = typeEnd(tokens, at + 1);
    const { directives, behind } = directivesAfter(behindType, tokens);
    at = behind;
    fields.push({ name, end: tokens[at - 1]?.end ?? name.end, directives });
  }
  return fields;
}

/** `[Order!]!`. */
function typeEnd(tokens: readonly SchemaToken[], at: number): number {
  return behindAll(tokens, behindAll(tokens, at, /^\[$/) + 1, /^[\]!]$/);
}

function behindArguments(tokens: readonly SchemaToken[], at: number): number {
  return wordAt(tokens, at) === "(" ? behindBracket(tokens, at) : at;
}

/** `@auth(requires: ADMIN) @internal`. */
function directivesAfter(
  from: number,
  tokens: readonly SchemaToken[],
): Pick<Field, "directives"> & { readonly behind: number } {
  const directives: Pick<SchemaToken, "start" | "end">[] = [];
  let at = from;
  while (wordAt(tokens, at) === "@") {
    const sign = tokens[at];
    at = behindArguments(tokens, at + 2);
    const last = tokens[at - 1];
    if (sign !== undefined && last !== undefined) {
      directives.push({ start: sign.start, end: last.end });
    }
  }
  return { directives, behind: at };
}
