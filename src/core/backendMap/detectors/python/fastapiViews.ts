import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { DefinitionEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import { ancestryOf } from "./classViews.ts";
import { withMethods } from "./computedMethods.ts";
import { speaksOfAccess } from "./fastapiDepends.ts";

/** A method of a class of views stands behind what its class, and those above, depend on. */
export const expandFastapi: Expand = (declared, file, linking) => {
  const route = withMethods(declared, file, linking);
  const plain = route === declared ? undefined : [{ route, file }];
  const { handler } = route;
  if (handler?.kind !== "definition") return plain;
  const method = file.definitions[handler.definition];
  if (method?.kind !== "method") return plain;
  const before = dependenciesOf({ kind: "definition", file, index: method.scope }, linking);
  return [{ file, route: { ...route, guards: [...new Set([...before, ...route.guards])] } }];
};

/** Guards among the fields of a class: `user: User = Depends(get_current_user)`. */
function dependenciesOf(own: DefinitionEntity, linking: Linking): readonly string[] {
  if (definitionIn(own).kind !== "class") return [];
  return ancestryOf(own, linking).inside.flatMap(({ file, index }) =>
    file.bindings.filter(({ scope }) => scope === index).flatMap(({ value }) => dependency(value)),
  );
}

function dependency(value: Value): readonly string[] {
  if (value.kind !== "call" || !/^(?:Depends|Security)$/.test(wordsOf(value.callee))) return [];
  const words = value.args[0] === undefined ? "" : wordsOf(value.args[0]);
  return speaksOfAccess.test(words) ? [words] : [];
}
