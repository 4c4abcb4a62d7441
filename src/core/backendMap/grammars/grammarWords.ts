import type { Language } from "web-tree-sitter";
import type { NamedType, Words } from "./nodeList.ts";
import type { Unasked } from "./unasked.ts";

/** A type of nodes, and what of them is copied. */
interface CopiedType extends NamedType {
  readonly isUnasked: boolean;
  /** Whether there can be something of interest in it. */
  readonly isOpen: boolean;
  /** Only where the text says one of the words. */
  readonly mustSay: boolean;
  /** Of a token that is its own text. */
  readonly width?: number;
}

/** The words of a grammar, with what is copied of its trees. */
export interface GrammarWords extends Words {
  readonly types: readonly CopiedType[];
  /** The number of a type in `types`, by tree-sitter's. */
  readonly numberOf: (id: number) => number;
}

/** Made once a grammar. */
export function grammarWords(language: Language, unasked: Unasked): GrammarWords {
  const known = wordsOf.get(language);
  if (known?.unasked === unasked) return known.words;
  const words = readWords(language, unasked);
  wordsOf.set(language, { words, unasked });
  return words;
}
const wordsOf = new WeakMap<
  Language,
  { readonly words: GrammarWords; readonly unasked: Unasked }
>();

function readWords(language: Language, unasked: Unasked): GrammarWords {
  const names = new Map<string, number>();
  const nameOf = (type: string): number => {
    const name = names.get(type) ?? names.size;
    names.set(type, name);
    return name;
  };
  // What the grammar does not know, and, in a sparse list, what is never seen.
  const noType: CopiedType = {
    type: "ERROR",
    isNamed: true,
    isComment: false,
    isOpen: true,
    mustSay: false,
    isUnasked: false,
    name: nameOf("ERROR"),
  };
  const types = Array.from(language.types, (type: string | undefined, id): CopiedType => {
    if (type === undefined) return noType;
    const isNamed = language.nodeTypeIsNamed(id);
    // "not in" may have other space in it.
    const isOwnText = !isNamed && !type.includes(" ");
    return {
      type,
      isNamed,
      isComment: type.includes("comment"),
      name: nameOf(type),
      isOpen: isNamed && !unasked.inside.has(type),
      mustSay: unasked.unlessSaid.has(type),
      isUnasked: !isNamed && unasked.tokens.has(type),
      ...(isOwnText && { width: type.length }),
    };
  });
  const last = types.push(noType) - 1;
  return {
    types,
    names,
    fields: language.fields,
    numberOf: (id) => (id < last ? id : last),
  };
}
