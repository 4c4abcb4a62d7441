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
  const fitting: DefinitionIn[] = [];
  for (const one of index.find(routingFunctions, call.callee.name)) {
    if (!fits(one, call) || index.languageOf(one.file) !== language) continue;
    fitting.push(one);
    if (fitting.length > mostNamesakes) return [];
  }
  return fitting;
}

function fits(one: DefinitionIn, { callee, args }: CallFact): boolean {
  const { name, kind, parameters } = definitionIn(one);
  return (
    kind === "method" &&
    callee.kind === "member" &&
    name === callee.name &&
    parameters[0]?.isReceiver !== true &&
    parameters.length >= args.length
  );
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
