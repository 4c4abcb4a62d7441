import { folderOf } from "../terms/folderOf.ts";
import { at } from "../terms/postings.ts";
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
  const found = index.definitions[definition];
  if (found === undefined) throw new RangeError(`There is no definition ${definition}.`);
  const imported = view.imported.has(found.file) ? 1 : 0;
  const callee = view.callees.get(definition) ?? 0;
  const identifiers = at(view.identifiers, definition);
  return {
    ...signsOfFile(found.file, view, index),
    identifiers,
    subWords: at(view.subWords, definition),
    callee,
    calleeOfChange: view.calleesOfChange.get(definition) ?? 0,
    importedCallee: callee * imported,
    caller: view.callers.get(definition) ?? 0,
    maker: view.makers.get(definition) ?? 0,
    imported,
    importedLikeness: identifiers * imported,
    nameWords: bestOverlap(found.terms.name, view.seed.names, index),
    ownerNamed: view.words.has(found.terms.owner) ? 1 : 0,
    size: Math.log(1 + at(index.identifiers.postings.lengths, definition)) / usualLength,
    nextToLikely: at(view.nextToLikely, definition),
  };
}

function signsOfFile(file: number, view: SeedView, index: TermIndex) {
  const path = index.files[file]?.path ?? "";
  const { seed } = view;
  const isImporting = view.file >= 0 && (file === view.file || index.imports(file).has(view.file));
  return {
    importing: isImporting ? 1 : 0,
    sameFolder: folderOf(path) === folderOf(seed.path) ? 1 : 0,
    sameSubject: subjectOf(path, index) === subjectOf(seed.path, index) ? 1 : 0,
    callerInFile: view.callerInFile.get(file) ?? 0,
    likeFile: at(view.likeFile, file),
  };
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
  const both = Math.sqrt(weigh(own) * weigh(theirs));
  return both === 0 ? 0 : shared / both;
}
