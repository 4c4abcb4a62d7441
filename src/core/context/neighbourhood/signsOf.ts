import type { TermIndex } from "../terms/termIndex.ts";
import type { SeedView } from "./seedView.ts";
import type { Signs } from "./weights.ts";

/** Words of file names that say of which kind a file is, not what it is about. */
const kinds = new Set(
  "service controller resource view model repository repo route router handler api schema type serializer dto store impl entity mapper".split(
    " ",
  ),
);
const usualLength = 6;

/** What speaks for a definition, each 0 to 1. */
export function signsOf(definition: number, view: SeedView, index: TermIndex): Signs {
  const { file = 0, terms } = index.definitions[definition] ?? {};
  const path = index.files[file]?.path ?? "";
  const imported = view.imported.has(file) ? 1 : 0;
  const callee = view.callees.get(definition) ?? 0;
  const identifiers = view.identifiers[definition] ?? 0;
  const isImporting = view.file >= 0 && (file === view.file || index.imports(file).has(view.file));
  return {
    identifiers,
    subWords: view.subWords[definition] ?? 0,
    callee,
    importedCallee: callee * imported,
    caller: view.callers.get(definition) ?? 0,
    imported,
    importing: isImporting ? 1 : 0,
    sameFolder: folderOf(path) === folderOf(view.seed.path) ? 1 : 0,
    sameSubject: subjectOf(path, index) === subjectOf(view.seed.path, index) ? 1 : 0,
    nameWords: bestOverlap(terms?.name ?? "", view.seed.names, index),
    ownerNamed: terms !== undefined && view.words.has(terms.owner) ? 1 : 0,
    importedLikeness: identifiers * imported,
    size: Math.log(1 + (index.identifiers.postings.lengths[definition] ?? 0)) / usualLength,
    nextToLikely: view.nextToLikely[definition] ?? 0,
    callerInFile: view.callerInFile.get(file) ?? 0,
    likeFile: view.likeFile[file] ?? 0,
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function subjectOf(path: string, { partsOf }: TermIndex): string {
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/\..*$/, "");
  return partsOf(file)
    .filter((part) => !kinds.has(part))
    .join(" ");
}

function bestOverlap(name: string, names: readonly string[], index: TermIndex): number {
  const few = names.slice(0, 20);
  return few.reduce((best, one) => Math.max(best, overlap(name, one, index)), 0);
}

/** How much of what two names say is the same, rare words counting more. */
function overlap(one: string, other: string, { partsOf, rarityOf }: TermIndex): number {
  const [own, theirs] = [new Set(partsOf(one)), new Set(partsOf(other))];
  const weigh = (words: Iterable<string>): number =>
    [...words].reduce((sum, word) => sum + rarityOf(word), 0);
  const shared = weigh([...own].filter((word) => theirs.has(word)));
  return shared / (Math.sqrt(weigh(own) * weigh(theirs)) || 1);
}
