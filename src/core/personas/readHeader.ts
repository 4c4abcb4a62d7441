import { parseDocument } from "yaml";
import { yamlDepth } from "./yamlDepth.ts";

export type Header =
  | { readonly kind: "fields"; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: "problem"; readonly what: string };

const maxDepth = 32;
/** A fifth of the time that 64 KB of crafted errors take; real ones are below 6 KB. */
const maxLength = 16 * 1024;
const knownKeys = ["name", "description", "model", "tools", "color"] as const;
const keyLine = new RegExp(`^(${knownKeys.join("|")})[ \\t]*:(.*)$`);

/**
 * Reads the known fields of a front matter block, as YAML or, where YAML refuses it, line by
 * line: descriptions with colons and tags in them often stand there without quotes.
 */
export function readHeader(block: string): Header {
  if (block.length > maxLength) {
    return { kind: "problem", what: "the front matter is longer than 16 KB; shorten it." };
  }
  if (yamlDepth(block) > maxDepth) return tooComplex;
  // Repeated keys are harmless, and looking for them takes quadratic time; so does placing errors.
  const document = parseDocument(block, {
    schema: "core",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  if (document.errors.length > 0) return readLines(block);

  try {
    return fieldsOf(document.toJS({ maxAliasCount: 0 }));
  } catch (error) {
    // The package's word for an alias, also one whose anchor is missing.
    if (error instanceof ReferenceError) return tooComplex;
    throw error;
  }
}

const tooComplex: Header = {
  kind: "problem",
  what: "the front matter is too complex; keep to plain “key: value” lines, without aliases.",
};

function fieldsOf(value: unknown): Header {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { kind: "problem", what: "the front matter has no fields; write “key: value” lines." };
  }
  const given = new Map(Object.entries(value));
  const known = knownKeys.filter((key) => given.has(key));
  return { kind: "fields", fields: Object.fromEntries(known.map((key) => [key, given.get(key)])) };
}

/** Lines that begin with no known key belong to the value above them. */
function readLines(block: string): Header {
  const values = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of block.split("\n")) {
    const [, key, rest] = keyLine.exec(line) ?? [];
    if (key === undefined) {
      current.push(line);
      continue;
    }
    current = [rest ?? ""];
    values.set(key, current);
  }
  if (values.size === 0) {
    return { kind: "problem", what: "the front matter is not YAML; write “key: value” lines." };
  }
  const fields = [...values].map(([key, lines]) => [key, plainText(lines)] as const);
  return { kind: "fields", fields: Object.fromEntries(fields.filter(([, text]) => text !== "")) };
}

/** Takes off quotes, the brackets of a list and the sign of a block; `\n` is how tools spell a line end. */
function plainText([first = "", ...more]: readonly string[]): string {
  const isBlock = /^\s*[|>][-+]?\s*$/.test(first);
  const text = [isBlock ? "" : first, ...more]
    .map((line) => line.trim())
    .join("\n")
    .trim();
  const [, , inner = text] = /^(["'])([^]*)\1$/.exec(text) ?? [];
  const [, list = inner] = /^\[([^\]]*)\]$/.exec(inner) ?? [];
  return list.replaceAll("\\n", "\n").trim();
}
