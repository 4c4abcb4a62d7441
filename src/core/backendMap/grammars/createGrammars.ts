import { Language, Parser } from "web-tree-sitter";
import type { Tree } from "web-tree-sitter";
import { startRuntime } from "./runtime.ts";

/** Grammars of the languages that can be parsed, each loaded with the first text of its language. */
export interface Grammars {
  /** Whether texts of this language can be parsed at all; `languageId` is VS Code's. */
  knows(languageId: string): boolean;
  /**
   * Parses a text and hands its tree to `use`; the tree is gone afterwards. Undefined where there
   * is no grammar, or the text takes longer than the limit.
   */
  parse<T>(languageId: string, text: string, use: (tree: Tree) => T): Promise<T | undefined>;
}

/** VS Code's name of a language, and the grammar's. */
const grammarOf: ReadonlyMap<string, string> = new Map([
  ["typescript", "typescript"],
  ["typescriptreact", "tsx"],
  ["javascript", "javascript"],
  ["javascriptreact", "javascript"],
  ["python", "python"],
  ["java", "java"],
  ["kotlin", "kotlin"],
  ["go", "go"],
  ["rust", "rust"],
  ["ruby", "ruby"],
  ["php", "php"],
  ["csharp", "c-sharp"],
]);

/** The grammars that the package brings along, and the runtime itself. */
export const grammarFiles: readonly string[] = [...new Set(grammarOf.values())].map(fileOf);
export const runtimeFile = "web-tree-sitter.wasm";

/** A text that is generated or minified can take seconds; nobody waits for it. */
const longestParseMilliseconds = 500;
/**
 * So many steps are taken however long they take, or a busy machine would cost a file: a text of 100 KB
 * takes some 1,300, a hostile one of the same size up to 160 ms for 1,000.
 */
const ordinarySteps = 5000;

/**
 * @param read gives the bytes of a packaged file; it rejects where the file is missing.
 * @param now in milliseconds.
 */
export function createGrammars(
  read: (file: string) => Promise<Uint8Array>,
  now: () => number = () => performance.now(),
): Grammars {
  const parsers = new Map<string, Promise<Parser>>();

  // One parser for all texts of a grammar.
  const load = async (grammar: string): Promise<Parser> => {
    await startRuntime(() => read(runtimeFile));
    try {
      const loading = parsers.get(grammar) ?? read(fileOf(grammar)).then(parserOf);
      parsers.set(grammar, loading);
      return await loading;
    } catch (error) {
      // What could not be read now may be readable the next time.
      parsers.delete(grammar);
      throw error;
    }
  };

  return {
    knows: (languageId) => grammarOf.has(languageId),
    async parse(languageId, text, use) {
      const grammar = grammarOf.get(languageId);
      if (grammar === undefined) return undefined;
      return parseWith(await load(grammar), text, now, use);
    },
  };
}

function fileOf(grammar: string): string {
  return `tree-sitter-${grammar}.wasm`;
}

async function parserOf(grammar: Uint8Array): Promise<Parser> {
  return new Parser().setLanguage(await Language.load(grammar));
}

/** Trees and parsers live outside of JavaScript's memory: a tree is given back here, at once. */
function parseWith<T>(
  parser: Parser,
  text: string,
  now: () => number,
  use: (tree: Tree) => T,
): T | undefined {
  const end = now() + longestParseMilliseconds;
  let steps = 0;
  const tree = parser.parse(text, null, {
    progressCallback: () => ++steps > ordinarySteps && now() > end,
  });
  if (tree === null) {
    // Or it would go on with this text when it is given another.
    parser.reset();
    return undefined;
  }
  try {
    return use(tree);
  } finally {
    tree.delete();
  }
}
