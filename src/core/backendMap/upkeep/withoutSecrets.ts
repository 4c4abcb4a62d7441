import { maskSecrets, nameSecrets } from "../../context/redact.ts";
import type { FileFacts } from "../facts.ts";

/** What stands where a secret's value stood. */
const placeholder = "[secret]";

/** What is kept of texts that cannot be checked. */
const unchecked = "[unchecked]";

/** Fields whose texts name something of the program, never a value. */
const names = new Set(["kind", "name", "at", "path", "languageId", "module", "stack", "op"]);

/** Short words and paths of them, by a name that promises no secret. */
const isHarmless = (text: string, name: string): boolean =>
  !/[^a-z/.:{}_\s-]|[a-z]{13}/i.test(text) &&
  !/pass|pwd|secret|token|key|cred|auth|priv|sign|salt|pin|conn/i.test(name);

interface Kept {
  readonly text: string;
  /** What the code calls it: the rules for secrets look at the name beside a value. */
  readonly name: string;
}

/**
 * Facts in which no text holds the value of a secret, by the rules that hold for what is sent: they
 * are kept on disk, and handed to whoever asks for the map. The rules are asked once for all texts of
 * a file, each beside its name, as code would write it.
 */
export function withoutSecrets(facts: FileFacts): FileFacts {
  const kept: Kept[] = [];
  collect(facts, "", kept);
  if (kept.length === 0) return facts;
  const secret = secretTexts(kept);
  return secret.size === 0 ? facts : (replaced(facts, secret) as FileFacts);
}

function collect(value: unknown, name: string, kept: Kept[]): void {
  if (typeof value === "string") {
    if (!isHarmless(value, name)) kept.push({ text: value, name });
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, name, kept);
  } else if (typeof value === "object" && value !== null) collectIn(value, name, kept);
}

function collectIn(value: object, around: string, kept: Kept[]): void {
  const own = "name" in value && typeof value.name === "string" ? value.name : around;
  for (const [field, inner] of Object.entries(value)) {
    if (typeof inner === "string" && names.has(field)) continue;
    collect(inner, structure.has(field) ? own : field, kept);
  }
}

/** Fields of facts and values, as opposed to those of a record of the code. */
const structure = new Set([
  "value",
  "text",
  "parts",
  "args",
  "callee",
  "of",
  "options",
  "items",
  "fields",
  "default",
  "returns",
  "type",
  "prefix",
  "parent",
  "child",
  "handler",
  "router",
]);

/** The texts that hold a secret, each with what is kept of it. */
function secretTexts(kept: readonly Kept[]): ReadonlyMap<string, string> {
  const lines = kept.map(({ name, text }) => `${name} = ${JSON.stringify(text)}`);
  const found = new Map<string, string>();
  try {
    const masks = maskSecrets(lines.join("\n"), nameSecrets());
    let start = 0;
    let next = 0;
    lines.forEach((line, at) => {
      const end = start + line.length;
      while ((masks[next]?.end ?? Infinity) <= start) next += 1;
      if ((masks[next]?.start ?? Infinity) < end) found.set(kept[at]?.text ?? "", placeholder);
      start = end + 1;
    });
  } catch {
    for (const { text } of kept) found.set(text, unchecked);
  }
  return found;
}

function replaced(value: unknown, secret: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return secret.get(value) ?? value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, secret));
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, replaced(inner, secret)]),
  );
}
