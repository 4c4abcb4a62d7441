import { isCode } from "../../context/terms/codeFiles.ts";
import { readFileTerms } from "../../context/terms/fileTerms.ts";
import { languages, plainReaders, stacks } from "../detectors/stacks.ts";
import type { FileFacts, SomeFacts } from "../facts/facts.ts";
import type { Grammars } from "../grammars/createGrammars.ts";
import { syntaxTree } from "../grammars/syntaxTree.ts";
import { comparedNames } from "./comparedNames.ts";
import { withFallbacks } from "./fallbacks.ts";
import { isGenerated, isLeftOut } from "./leftOut.ts";
import { noFacts } from "./scopes.ts";
import type { SourceFile, Stack } from "./stack.ts";
import { surroundingsOf, placedQueries } from "./surroundings.ts";
import { withoutTemporary } from "./temporaryTables.ts";
import { withRunners } from "./transactions.ts";

/** Whether anything can be read from such a file at all. */
export function isReadForMap(path: string, languageId: string): boolean {
  if (isGenerated(path)) return false;
  return (
    isCode(languageId) ||
    languages.some(({ ids }) => ids.includes(languageId)) ||
    plainReaders.some(({ files }) => files.test(path))
  );
}

/** What one file says; a file that cannot be parsed in time says nothing. */
export async function readFacts(file: SourceFile, grammars: Grammars): Promise<FileFacts> {
  if (isGenerated(file.path)) return noFacts(file.path, file.languageId);
  const parsed = await readParsed(file, grammars);
  const { path, languageId, text } = file;
  const terms = isCode(languageId) ? readFileTerms(path, languageId, text) : undefined;
  return plainReaders
    .filter(({ files }) => files.test(path))
    .map(({ read }) => read(file))
    .reduce(withFacts, terms === undefined ? parsed : { ...parsed, terms });
}

async function readParsed(file: SourceFile, grammars: Grammars): Promise<FileFacts> {
  const none = noFacts(file.path, file.languageId);
  const language = languages.find(({ ids }) => ids.includes(file.languageId));
  if (language === undefined) return none;
  const text = language.prepared?.(file.text) ?? file.text;
  const facts = await grammars.parse(file.languageId, text, (tree) => {
    const rootNode = syntaxTree(tree, file.text, language.unasked);
    const reading = language.read({ ...file, root: rootNode });
    if (isLeftOut(file.path)) return askedFor(reading.facts);
    const found = stacksFor(file)
      .map((one) => one.detect(reading))
      .reduce(withFacts, reading.facts);
    const queries = placedQueries(withoutTemporary(found.queries, file.text), reading);
    const neighbours = withFallbacks(found.neighbours, reading);
    const compared = comparedNames(file.text);
    const definitions = withRunners(found.definitions, file.text);
    const placed = { ...found, definitions, queries, neighbours, compared };
    return withFacts(placed, surroundingsOf(rootNode, found, file.text));
  });
  return facts ?? { ...none, isUnparsed: true };
}

/**
 * Of what is left out nobody asks for routes or tables, and nothing of it is followed: what it
 * defines is kept, and what it calls by name.
 */
function askedFor(facts: FileFacts): FileFacts {
  const calls = facts.calls.map(({ scope, callee, range }) => ({ scope, callee, args: [], range }));
  return { ...facts, bindings: [], exports: [], calls };
}

function stacksFor({ languageId, text }: SourceFile): readonly Stack[] {
  return (stacksOf.get(languageId) ?? []).filter(({ markers }) => markers.test(text));
}

/** By VS Code's id of a language, in their order. */
const stacksOf: ReadonlyMap<string, readonly Stack[]> = new Map(
  languages
    .flatMap(({ ids }) => ids)
    .map((id) => [id, stacks.filter((one) => one.languages.includes(id))]),
);

function withFacts(facts: FileFacts, more: SomeFacts): FileFacts {
  const joined: Record<string, unknown> = { ...facts };
  for (const [name, found] of Object.entries(more)) {
    const before = joined[name];
    joined[name] = Array.isArray(before) ? before.concat(found) : found;
  }
  return joined as unknown as FileFacts;
}
