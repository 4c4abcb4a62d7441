import type { Part } from "../../prompt/prompt.ts";
import { linesOf } from "../lines.ts";
import { outlineOfExcerpt } from "../terms/outlineOfExcerpt.ts";
import { identifiersIn } from "../terms/words.ts";

/** A name in a file as it is; from 0, in UTF-16 units. */
export interface NamedPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** What the editor's language support is asked about some code. */
export interface LinkQuestion {
  /** Names that it uses: where are they defined? */
  readonly used: readonly NamedPlace[];
  /** Names that it defines: who calls them? */
  readonly defined: readonly NamedPlace[];
}

/** A definition that certainly is called by the code, calls it, or runs a query for what it calls. */
export interface CodeLink {
  readonly relation: "callee" | "caller" | "below";
  readonly uri: string;
  /** One of its head. */
  readonly line: number;
}

/** Each is a question to a server that answers all within moments. */
const mostUsed = 24;
const mostDefined = 6;
/** A line longer than this was written by no person. */
const longestLine = 400;
const comment = /^\s*(?:\/\/|\/?\*|#|--)/;

/** The first place of each name, of a change those of its lines. */
export function linkQuestionOf(parts: readonly Part[]): LinkQuestion {
  const shown = parts.filter(({ marks, isWords }) => marks?.sign !== "-" && isWords !== true);
  const defined = shown.flatMap(definedIn);
  const own = new Set(defined.map(({ name }) => name));
  const used = new Map<string, NamedPlace>();
  for (const part of shown) {
    for (const { name, place } of usedIn(part)) {
      if (!own.has(name) && !used.has(name)) used.set(name, place);
    }
  }
  return {
    used: [...used.values()].slice(0, mostUsed),
    defined: defined.slice(0, mostDefined).map(({ place }) => place),
  };
}

interface Named {
  readonly name: string;
  readonly place: NamedPlace;
}

function definedIn(part: Part): readonly Named[] {
  const lines = linesOf(part.text);
  return outlineOfExcerpt(lines, part.languageId).flatMap(({ kind, name, head }) => {
    const character = (lines[head] ?? "").indexOf(name);
    if (kind === "handler" || character < 0) return [];
    return [{ name, place: placeIn(part, head, character) }];
  });
}

/** What is called or has a type's name: other names are mostly variables. */
function usedIn(part: Part): readonly Named[] {
  return linesOf(part.text).flatMap((line, at) => {
    const isOut = part.marks !== undefined && !part.marks.lines.has(part.startLine + at);
    if (isOut || line.length > longestLine || comment.test(line)) return [];
    return [...new Set(identifiersIn(line))].flatMap((name) => {
      const character = line.search(
        new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replaceAll("$", "\\$")}\\s*[(<]`, "u"),
      );
      return character < 0 ? [] : [{ name, place: placeIn(part, at, character) }];
    });
  });
}

function placeIn({ uri, fileUri, startLine }: Part, line: number, character: number): NamedPlace {
  return { uri: fileUri ?? uri, line: startLine + line, character };
}
