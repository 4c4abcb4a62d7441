import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { definitionIn } from "./following.ts";
import type { DefinitionIn, FactIndex, Lookup } from "./language.ts";

/** A method of so many classes cannot be told by its name. */
const mostNamesakes = 3;

/** The methods that a call of a member can run, told by its name alone. */
export function namesakesOf(
  from: FileFacts,
  call: CallFact,
  index: FactIndex,
): readonly DefinitionIn[] {
  if (call.callee.kind !== "member") return [];
  const language = index.languageOf(from);
  const name = call.callee.name;
  const fitting = index.find(routingFunctions, name).filter((one) => {
    const { name: own, kind, parameters } = definitionIn(one);
    return (
      own === name &&
      kind === "method" &&
      parameters[0]?.isReceiver !== true &&
      parameters.length >= call.args.length &&
      index.languageOf(one.file) === language
    );
  });
  return fitting.length <= mostNamesakes ? fitting : [];
}

/** Functions in which a routing fact stands, by name, and by the class's name for constructors. */
export const routingFunctions: Lookup<DefinitionIn> = (file) =>
  [...scopesOf(file)].flatMap((scope) => {
    const definition = file.definitions[scope];
    if (definition === undefined) return [];
    const around = file.definitions[definition.scope];
    const names = [definition.name, ...(around === undefined ? [] : [around.name])];
    return names.map((name) => [name, { file, index: scope }] as const);
  });

function scopesOf(file: FileFacts): ReadonlySet<number> {
  const facts = [...file.routes, ...file.mounts, ...file.routers, ...file.uses];
  const scopes = new Set<number>();
  for (let { scope } of facts) {
    for (; scope >= 0 && !scopes.has(scope); scope = file.definitions[scope]?.scope ?? -1) {
      scopes.add(scope);
    }
  }
  return scopes;
}
