import matter from "gray-matter";
import { fieldTrouble, isAbsent, shown } from "./fieldTrouble.ts";
import { readHeader, type Header } from "./readHeader.ts";
import { splitHeader } from "./splitHeader.ts";

/** Who answers: the body of a persona file is the system prompt. */
export interface Persona {
  readonly name: string;
  /** When to use it; several paragraphs in many files. */
  readonly description: string;
  /** A family ("sonnet"), an id that begins with "claude-", or "inherit". Absent is "inherit". */
  readonly model?: string;
  readonly tools?: readonly string[];
  readonly body: string;
  readonly path: string;
  readonly origin: PersonaOrigin;
}

type PersonaOrigin = "builtin" | "workspace";

/** A persona file as it was read. `path` is fit to be shown to the user. */
export interface PersonaFile {
  readonly path: string;
  readonly text: string;
  readonly origin: PersonaOrigin;
}

/** Why a persona file cannot be used. */
export interface PersonaProblem {
  readonly path: string;
  /** The field at fault, or "file" where no single one is. */
  readonly field: "file" | "front matter" | "name" | "description" | "model" | "tools" | "body";
  /** For the user: names the file and the field, and says what to do. One line. */
  readonly sentence: string;
}

export type ParsedPersona =
  | { readonly kind: "persona"; readonly persona: Persona }
  | { readonly kind: "problem"; readonly problem: PersonaProblem };

const maxBytes = 64 * 1024;

/**
 * Reads a persona file in the sub-agent format: front matter, then the system prompt. Never
 * throws, and runs no code that a file contains.
 */
export function parsePersona(file: PersonaFile): ParsedPersona {
  const problem = (field: PersonaProblem["field"], what: string): ParsedPersona => ({
    kind: "problem",
    problem: { path: file.path, field, sentence: `${shown(file.path)}: ${what}` },
  });

  const trouble = sizeTrouble(file.text);
  if (trouble !== undefined) return problem("file", trouble);
  const split = splitHeader(file.text);
  if (split.kind === "problem") return problem("front matter", split.what);
  const read = readMatter(split.text);
  if (read.header.kind === "problem") return problem("front matter", read.header.what);

  const wrong = fieldTrouble(read.header.fields);
  if (wrong !== undefined) return problem(wrong.field, wrong.what);
  if (read.body === "") {
    return problem("body", "the body is empty; write the system prompt after the front matter.");
  }
  return { kind: "persona", persona: personaOf(read.header.fields, read.body, file) };
}

function sizeTrouble(text: string): string | undefined {
  if (text.trim() === "") return "the file is empty; write front matter and a system prompt.";
  // Most characters are one byte and none is less, so the length alone rules out the huge ones.
  if (text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes) {
    return "the file is larger than 64 KB; shorten it.";
  }
  return undefined;
}

interface ReadMatter {
  readonly header: Header;
  readonly body: string;
}

/** gray-matter splits and calls our reader; it would otherwise evaluate `---js` front matter. */
function readMatter(text: string): ReadMatter {
  let header: Header = { kind: "fields", fields: {} };
  const parseYaml = (block: string): object => {
    header = readHeader(block);
    return {};
  };
  // Every language it knows by default or by alias is shut, not only those that can run code.
  const engines = {
    yaml: parseYaml,
    json: refuse,
    javascript: refuse,
    js: refuse,
    coffee: refuse,
    coffeescript: refuse,
    cson: refuse,
    toml: refuse,
  };
  const { content } = matter(text, { language: "yaml", engines });
  return { header, body: content.trim() };
}

function refuse(): never {
  throw new Error("Only YAML front matter is read.");
}

function personaOf(
  { name, description, model, tools }: Readonly<Record<string, unknown>>,
  body: string,
  { path, origin }: PersonaFile,
): Persona {
  return {
    name: String(name),
    description: String(description).trim(),
    ...(isAbsent(model) ? {} : { model: String(model) }),
    ...(isAbsent(tools) ? {} : { tools: listOf(tools) }),
    body,
    path,
    origin,
  };
}

function listOf(tools: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(tools) ? tools : String(tools).split(",");
  return names.map((name) => String(name).trim()).filter((name) => name !== "");
}
