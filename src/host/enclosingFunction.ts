import { commands, Range, SymbolInformation, SymbolKind } from "vscode";
import type { DocumentSymbol, TextDocument } from "vscode";
import { enclosingBlock } from "../core/context/around/enclosingBlock.ts";

const patienceMilliseconds = 1000;
const functions: ReadonlySet<SymbolKind> = new Set([
  SymbolKind.Function,
  SymbolKind.Method,
  SymbolKind.Constructor,
]);
/** A callback of fewer lines is part of a function rather than one to review. */
const smallCallbackLines = 5;

/**
 * The function around a range: by the language's own symbols when they come within a second, else
 * by indentation. Undefined when there is no code.
 */
export async function enclosingFunction(
  document: TextDocument,
  around: Range,
): Promise<Range | undefined> {
  const symbols = await Promise.race([symbolsOf(document), nothingAfter(patienceMilliseconds)]);
  const holding = functionsAround(symbols, around);
  const found = holding.find((one) => !isSmallCallback(one)) ?? holding.at(-1);
  if (found !== undefined) return found.range;

  const block = enclosingBlock(document.getText(), around.start.line);
  return block && new Range(block.start, 0, block.end, document.lineAt(block.end).text.length);
}

interface NamedRange {
  readonly name: string;
  readonly range: Range;
}

async function symbolsOf(document: TextDocument): Promise<readonly unknown[]> {
  try {
    const command = "vscode.executeDocumentSymbolProvider";
    const found: unknown = await commands.executeCommand(command, document.uri);
    return Array.isArray(found) ? (found as unknown[]) : [];
  } catch {
    // Another extension's provider failed; indentation still tells.
    return [];
  }
}

async function nothingAfter(milliseconds: number): Promise<readonly unknown[]> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, []);
  });
}

/** Innermost first. */
function functionsAround(symbols: readonly unknown[], around: Range): readonly NamedRange[] {
  const found = symbols.flatMap((symbol): readonly NamedRange[] => {
    // The command answers with one class that has the fields of both kinds of symbols.
    if (!(symbol instanceof SymbolInformation)) return [];
    const { range } = symbol.location;
    if (!range.contains(around)) return [];
    const { children } = symbol as Partial<DocumentSymbol>;
    const inner = functionsAround(children ?? [], around);
    return functions.has(symbol.kind) ? [...inner, { name: symbol.name, range }] : inner;
  });
  return found.toSorted((a, b) => (a.range.contains(b.range) ? 1 : -1));
}

function isSmallCallback({ name, range }: NamedRange): boolean {
  const isCallback = /callback$|^<|^\(?anonymous/.test(name);
  return isCallback && range.end.line - range.start.line + 1 < smallCallbackLines;
}
