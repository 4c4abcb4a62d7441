import { languages, stacks } from "./detectors/stacks.ts";
import type { FileFacts, SomeFacts } from "./facts.ts";
import type { Grammars } from "./grammars/createGrammars.ts";
import { noFacts } from "./scopes.ts";

/** A file that is to be read for facts. */
export interface SourceFile {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

/** What one file says; a file that cannot be parsed in time says nothing. */
export async function readFacts(file: SourceFile, grammars: Grammars): Promise<FileFacts> {
  const none = noFacts(file.path, file.languageId);
  const language = languages.find(({ ids }) => ids.includes(file.languageId));
  if (language === undefined) return none;
  const facts = await grammars.parse(file.languageId, file.text, ({ rootNode }) => {
    const reading = language.read({ ...file, root: rootNode });
    const found = stacks
      .filter((one) => one.languages.includes(file.languageId) && one.markers.test(file.text))
      .map((one) => one.detect(reading));
    return found.reduce(withFacts, reading.facts);
  });
  return facts ?? none;
}

function withFacts(facts: FileFacts, more: SomeFacts): FileFacts {
  const joined: Record<string, unknown> = { ...facts };
  for (const [name, found] of Object.entries(more)) {
    const before = joined[name];
    joined[name] = Array.isArray(before) ? before.concat(found) : found;
  }
  return joined as unknown as FileFacts;
}
