import type { DefinitionTerms } from "../terms/fileTerms.ts";
import { folderOf } from "../terms/folderOf.ts";
import type { TermIndex } from "../terms/termIndex.ts";
import { identifiersIn } from "../terms/words.ts";
import { namedIn, type Speaks, type Sure } from "./edges.ts";
import type { NeighbourSeed } from "./neighbour.ts";

/** What a seed's code may call or name: of the namesakes of its words those that it can mean. */
export function calledIn(
  { path, names, text }: NeighbourSeed,
  imported: ReadonlySet<number>,
  speaks: Speaks,
  index: TermIndex,
): Sure {
  const code = text.replaceAll(commentLine, "");
  const made = new Set([...code.matchAll(construction)].map(([, name]) => name));
  const isMeant = (one: number): boolean => {
    const { file = -1, terms } = index.definitions[one] ?? {};
    if (terms === undefined || (isConstructor(terms) && !made.has(terms.name))) return false;
    const isBeside = folderOf(index.files[file]?.path ?? "") === folderOf(path);
    // The seed has one of its own by that name.
    return imported.has(file) || isBeside || !isVariable(terms);
  };
  const own = [...names, ...[...code.matchAll(given)].map(([, name = ""]) => name)];
  const named = namedIn(new Set(identifiersIn(code)), own, speaks, index);
  return new Map([...named].filter(([one]) => isMeant(one)));
}

/** What a comment names is not called. */
const commentLine = /^[ \t]*(?:\/\/|\/?\*|#(?!\[)|--).*$/gm;
/** A variable of the seed's own, or the name of an argument: `user = …`, `find(user=…)`. */
const given = /(?<![.>\w$@])(\p{Ll}[\p{L}\p{N}_$]*)\s*:?=(?![=>~])/gu;
const construction = /\bnew\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu;

/** Who names a class, or a property that has its name, does not make one. */
function isConstructor({ kind, name, owner }: DefinitionTerms): boolean {
  return kind === "function" && name === owner;
}

function isVariable({ kind, name, start, end }: DefinitionTerms): boolean {
  return kind === "value" && end - start === 1 && /^\p{Ll}/u.test(name);
}
