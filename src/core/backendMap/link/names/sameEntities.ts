import type { FileFacts } from "../../facts/facts.ts";
import { identityOf } from "./entity.ts";
import type { Entity, ParameterEntity, RouterEntity, ValueEntity } from "./entity.ts";

/** Whether two lists mean the same things, of the same facts. */
export function areSame(some: readonly Entity[], others: readonly Entity[]): boolean {
  return some.length === others.length && some.every((one, at) => isSame(one, others[at]));
}

function isSame(one: Entity, other: Entity | undefined): boolean {
  if (other === undefined || identityOf(one) !== identityOf(other)) return false;
  if (one.kind === "text") return other.kind === "text" && one.unresolved === other.unresolved;
  if (one.kind === "router") return other.kind === "router" && isSameRouter(one, other);
  return fileOf(one) === fileOf(other);
}

function isSameRouter(one: RouterEntity, other: RouterEntity): boolean {
  const [texts, others] = [[...(one.made?.texts ?? [])], [...(other.made?.texts ?? [])]];
  const areAlike =
    texts.length === others.length &&
    texts.every(([name, text], at) => others[at]?.[0] === name && isSame(text, others[at][1]));
  return one.router === other.router && areAlike;
}

/** The file that something is of; a text is of none. */
export function fileOf(of: ParameterEntity | ValueEntity): FileFacts;
export function fileOf(entity: Entity): FileFacts | undefined;
export function fileOf(entity: Entity): FileFacts | undefined {
  if (entity.kind === "value") return entity.place.file;
  return "file" in entity ? entity.file : undefined;
}
