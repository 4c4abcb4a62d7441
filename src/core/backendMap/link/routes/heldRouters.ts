import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { DefinitionEntity, Entity } from "../names/entity.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import type { DefinitionIn, FactIndex } from "../names/language.ts";

/** What a type hands its requests to: what it embeds, or what its method that answers calls. */
export function heldBy(
  of: DefinitionEntity,
  index: FactIndex,
  evaluate: Evaluate,
): readonly Entity[] {
  const answers = index.languageOf(of.file)?.answers;
  const { kind } = definitionIn(of);
  if (answers === undefined || kind === "function" || kind === "method") return [];
  const called = methodsOf(of, answers, index).flatMap(({ file, index: scope }) =>
    handedTo(file, scope, answers).flatMap((one) => evaluate(one, { file, scope })),
  );
  const embedded = embeddedIn(of).flatMap((one) =>
    evaluate(one, { file: of.file, scope: definitionIn(of).scope }),
  );
  return [...called, ...embedded];
}

function methodsOf(of: DefinitionEntity, name: string, index: FactIndex): readonly DefinitionIn[] {
  const language = index.languageOf(of.file);
  if (language === undefined) return [];
  const type = definitionIn(of).name;
  const near = new Set([of.file, ...(language.visible?.(of.file, index, name) ?? [])]);
  return index.named(name, language).filter((one) => {
    const { bases = [] } = definitionIn(one);
    return near.has(one.file) && bases.some((base) => base.kind === "name" && base.name === type);
  });
}

/** `s.router.ServeHTTP(w, r)`: the `s.router`. */
function handedTo(file: FileFacts, scope: number, method: string): readonly Value[] {
  return file.calls.flatMap(({ scope: where, callee }) =>
    where === scope && callee.kind === "member" && callee.name === method ? [callee.of] : [],
  );
}

const known = new WeakMap<FileFacts, Map<number, readonly Value[]>>();

/** Members by the names of their types; made once, as values are what is remembered by. */
function embeddedIn({ file, index }: DefinitionEntity): readonly Value[] {
  const ofFile = known.get(file) ?? new Map<number, readonly Value[]>();
  known.set(file, ofFile);
  const before = ofFile.get(index);
  if (before !== undefined) return before;
  const { bases = [] } = definitionIn({ file, index });
  const found = bases.flatMap((base): readonly Value[] => {
    const name = "name" in base ? base.name : undefined;
    const of = { kind: "definition", definition: index } as const;
    return name === undefined ? [] : [{ kind: "member", of, name }];
  });
  ofFile.set(index, found);
  return found;
}
