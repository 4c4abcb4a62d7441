import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { fileScope } from "../../facts/value.ts";
import type { DefinitionEntity, Entity } from "./entity.ts";
import { declaredTypes, definitionIn, type Evaluate } from "./following.ts";
import type { DefinitionIn, FactIndex, Lookup } from "./language.ts";
import { helperOf } from "./routingHelpers.ts";

/**
 * Functions that a call of an interface's method can run, of those that make something of what they
 * are given: `queue.consume("paid", take)` where `queue` is a `Queue`, and where that is known some
 * function named `consume` hears the topic that it is given.
 */
export function implementationsOf(
  call: CallFact,
  file: FileFacts,
  { index, evaluate }: { readonly index: FactIndex; readonly evaluate: Evaluate },
): readonly DefinitionIn[] {
  if (call.callee.kind !== "member") return [];
  const found = index.find(wrappers, call.callee.name);
  if (found.length === 0) return [];
  const types = evaluate(call.callee.of, { file, scope: call.scope }).flatMap((one) =>
    typesOf(one, evaluate),
  );
  return found.filter((one) => types.some((type) => knows(one.file, type, evaluate)));
}

/** Functions that hear or send under a name that they are given, by their own. */
const wrappers: Lookup<DefinitionIn> = (file) => {
  const sent = file.neighbours.filter(({ kind }) => kind === "producer");
  return [...file.entries, ...sent]
    .flatMap(({ name, scope }) => helperOf([name], scope, file))
    .map(({ scope }) => [file.definitions[scope]?.name ?? "", { file, index: scope }] as const);
};

/** The interface that something is of, as the code declares it. */
function typesOf(entity: Entity, evaluate: Evaluate): readonly DefinitionEntity[] {
  if (entity.kind === "definition") {
    return /class|type/.test(definitionIn(entity).kind) ? [entity] : [];
  }
  if (entity.kind !== "parameter") return [];
  return declaredTypes(entity, evaluate).filter((one) => one.kind === "definition");
}

function knows(file: FileFacts, type: DefinitionEntity, evaluate: Evaluate): boolean {
  const { name } = definitionIn(type);
  return evaluate({ kind: "name", name }, { file, scope: fileScope }).some(
    (one) => one.kind === "definition" && one.file === type.file && one.index === type.index,
  );
}
