import type { Value } from "../../facts/value.ts";
import type { TextEntity } from "../../link/names/entity.ts";

/**
 * A path of Django with `{name}` for parameters: lists that stand below each other can write them
 * in either way, so each is read where it is written.
 */
export function djangoPath(value: Value, isRegex: boolean): Value {
  if (value.kind === "text") {
    return { kind: "text", text: isRegex ? ofRegex(value.text) : ofConverters(value.text) };
  }
  if (value.kind === "concat") {
    return { kind: "concat", parts: value.parts.map((part) => djangoPath(part, isRegex)) };
  }
  const text = translated(value);
  return text === undefined ? value : djangoPath(text, isRegex);
}

/** Names by which what translates is called; a file may have imported it as `_`. */
const translates = /^(?:_|_l|_lazy|u?gettext(?:_lazy|_noop)?|pgettext(?:_lazy)?|lazy_gettext)$/;

/** A path that is translated is the one that is written: `_("about/")`, `pgettext("URL", "about/")`. */
function translated(value: Value): Value | undefined {
  if (value.kind !== "call" || !translates.test(nameOf(value.callee))) return undefined;
  const text = value.args.at(-1);
  return text?.kind === "text" ? text : undefined;
}

/** What a name or a member is called where it comes from: `gettext_lazy as _` is `gettext_lazy`. */
function nameOf(value: Value): string {
  return value.kind === "name" || value.kind === "member" || value.kind === "import"
    ? (value.name ?? "")
    : "";
}

/** Whether a path is a pattern whose groups can go over its parts: `rf"^{USER}/(?P<name>{WORD})"`. */
export const isPattern = (value: Value, isRegex: boolean): boolean =>
  isRegex && ["concat", "name", "member"].includes(value.kind);

/** The paths of a pattern that is put together from parts, once each part is known. */
export const pathsOfPattern = (texts: readonly TextEntity[]): readonly Value[] =>
  texts.map(({ text, unresolved }) => {
    const path = ofRegex(text);
    const [head = "", ...tail] = unresolved === undefined ? [path] : path.split(`{${unresolved}}`);
    if (unresolved === undefined || tail.length === 0) return { kind: "text", text: path };
    const rest: Value = { kind: "text", text: tail.join("") };
    const parts: readonly Value[] = [{ kind: "text", text: head }, unknown(unresolved), rest];
    return { kind: "concat", parts };
  });

const unknown = (text: string): Value => ({ kind: "unknown", text });

const ofConverters = (text: string): string =>
  text.replace(/<(?:[^<>:]*:)?\s*([A-Za-z_]\w*)>/g, "{$1}");

/** Groups become parameters, optional ones too; what only tells how to match is left out. */
function ofRegex(pattern: string): string {
  const text = pattern.replace(/^\^|\(\?[aiLmsux]+\)/g, "").replace(/(?:\\Z|\$)$/, "");
  let path = "";
  let unnamed = 0;
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? "";
    if (char === "\\") {
      path += text[at + 1] ?? "";
      at = afterQuantifier(text, at + 2);
    } else if (char === "(") {
      const end = closingOf(text, at);
      const { plain, isUnnamed } = groupOf(text.slice(at + 1, end), unnamed);
      if (isUnnamed) unnamed++;
      path += plain;
      at = afterQuantifier(text, end + 1);
    } else {
      path += char;
      // What may be left out is there in the longest path: "/?", "s?".
      at += /^[\w/-]\?/.test(text.slice(at, at + 2)) ? 2 : 1;
    }
  }
  return path.replace(/[$^]/g, "");
}

function groupOf(inside: string, unnamed: number): { plain: string; isUnnamed: boolean } {
  const name = /^\?P?<([A-Za-z_]\w*)>/.exec(inside)?.[1];
  if (name !== undefined) return { plain: `{${name}}`, isUnnamed: false };
  if (inside.startsWith("?:")) {
    const [first = ""] = inside.slice(2).split("|");
    const isPath = /[/<]/.test(first) || /^\w+$/.test(first);
    return { plain: isPath ? ofRegex(first) : "", isUnnamed: false };
  }
  if (inside.startsWith("?")) return { plain: "", isUnnamed: false };
  // Around a named one, a group only tells what belongs together: `((?P<shelf>\d+)/)?`.
  if (inside.includes("(?P<")) return { plain: ofRegex(inside), isUnnamed: false };
  return { plain: `{${unnamed}}`, isUnnamed: true };
}

/** Where the group that opens at `start` closes, parentheses in classes and escapes aside. */
function closingOf(text: string, start: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") inClass = true;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return at;
  }
  return text.length;
}

function afterQuantifier(text: string, at: number): number {
  const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(text.slice(at, at + 12));
  return at + (quantifier?.[0].length ?? 0);
}
