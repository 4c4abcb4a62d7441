import { Language, Parser } from "web-tree-sitter";
import type { Tree } from "web-tree-sitter";

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

/** @param read gives the bytes of a packaged file; it rejects where the file is missing. */
export function createGrammars(read: (file: string) => Promise<Uint8Array>): Grammars {
  let runtime: Promise<void> | undefined;
  const languages = new Map<string, Promise<Language>>();

  const start = (): Promise<void> =>
    read(runtimeFile).then((wasmBinary) => Parser.init({ wasmBinary }));
  const load = async (grammar: string): Promise<Language> => {
    runtime ??= start();
    try {
      await runtime;
      const loading =
        languages.get(grammar) ?? read(fileOf(grammar)).then((it) => Language.load(it));
      languages.set(grammar, loading);
      return await loading;
    } catch (error) {
      // What could not be read now may be readable the next time.
      runtime = undefined;
      languages.delete(grammar);
      throw error;
    }
  };

  return {
    knows: (languageId) => grammarOf.has(languageId),
    async parse(languageId, text, use) {
      const grammar = grammarOf.get(languageId);
      if (grammar === undefined) return undefined;
      return parseWith(await load(grammar), text, use);
    },
  };
}

function fileOf(grammar: string): string {
  return `tree-sitter-${grammar}.wasm`;
}

/** Trees and parsers live outside of JavaScript's memory: each is given back here. */
function parseWith<T>(language: Language, text: string, use: (tree: Tree) => T): T | undefined {
  const parser = new Parser();
  try {
    parser.setLanguage(language);
    const end = performance.now() + longestParseMilliseconds;
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
    if (tree === null) return undefined;
    try {
      return use(tree);
    } finally {
      tree.delete();
    }
  } finally {
    parser.delete();
  }
}
