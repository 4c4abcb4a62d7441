import type { FileFacts } from "../../facts/facts.ts";
import type { Scope } from "../../facts/value.ts";
import type { DefinitionEntity, Entity, Made, RouterEntity } from "./entity.ts";

/**
 * What a function or a base class makes of its own is another router for each call of the function,
 * for each class below: `createApp()` twice are two.
 */
export function asMade(entity: Entity, maker: DefinitionEntity, made: Made): Entity {
  if (entity.kind !== "router" || entity.made !== undefined) return entity;
  if (entity.file !== maker.file || !isWithin(entity.router.scope, maker)) return entity;
  return isKeptOutside(entity, maker) ? entity : { ...entity, made };
}

/** What a class has from a base. */
export const inherited =
  (base: DefinitionEntity, { file, index }: DefinitionEntity) =>
  (entity: Entity): Entity =>
    asMade(entity, base, { by: `${index} ${file.path}` });

/** The router that all of its kind are made like. */
export function withoutMade({ kind, file, router }: RouterEntity): RouterEntity {
  return { kind, file, router };
}

function isWithin(from: Scope, { file, index }: DefinitionEntity): boolean {
  let scope = from;
  while (scope >= 0 && scope !== index) scope = scopeAround(scope, file);
  return scope === index;
}

const scopeAround = (scope: Scope, { definitions }: FileFacts): Scope =>
  definitions[scope]?.scope ?? -1;

/** Kept in a variable around the function, it is made once: `app ??= express()`. */
function isKeptOutside({ file, router }: RouterEntity, maker: DefinitionEntity): boolean {
  return file.bindings.some(
    ({ value, scope }) =>
      value.kind === "call" && value.at === router.at && !isWithin(scope, maker),
  );
}
