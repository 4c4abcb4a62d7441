import type { FileFacts } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type {
  DefinitionEntity,
  Entity,
  ParameterEntity,
  RouterEntity as MadeOrNot,
} from "../names/entity.ts";
import { identityOf } from "../names/entity.ts";
import { heldBy } from "./heldRouters.ts";
import type { CallContext, CallContexts } from "../names/callContexts.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import type { ExpandMount } from "./expandMount.ts";
import { guardedMount } from "./guardOrPath.ts";
import { mountsPerCall, type MountSeen } from "./mountsPerCall.ts";
import { mountsPerItem } from "./mountsPerItem.ts";
import type { Calling } from "./perCall.ts";

/** A router, or a parameter that is used as one and that nobody is seen to fill. */
export type RouterEntity = MadeOrNot | ParameterEntity;

export type RoutersOf = (value: Value, file: FileFacts, scope: Scope) => readonly RouterEntity[];

export interface MountIn extends MountSeen {
  /** The calls of functions around it that mount this router. */
  readonly calls: CallContext["calls"];
}

/** What finding the mounts of routers needs. */
export interface Mounting extends Calling {
  readonly expandMount: ExpandMount;
}

/** The routers that an expression can be. */
export function routersOf(index: FactIndex, evaluate: Evaluate): RoutersOf {
  return (value, file, scope) =>
    evaluate(value, { file, scope }).flatMap((one) => routersIn(one, index, evaluate));
}

function routersIn(entity: Entity, index: FactIndex, evaluate: Evaluate): readonly RouterEntity[] {
  if (entity.kind === "router" || entity.kind === "parameter") return [entity];
  if (entity.kind === "definition") return routersOfDefinition(entity, index, evaluate);
  // `&Server{router: r}` is of a type that may hold one.
  if (entity.kind !== "value" || entity.value.kind !== "record") return [];
  const { type } = entity.value;
  return (type === undefined ? [] : evaluate(type, entity.place))
    .filter((one) => one.kind === "definition")
    .flatMap((one) => heldRouters(one, index, evaluate));
}

function routersOfDefinition(
  entity: DefinitionEntity,
  index: FactIndex,
  evaluate: Evaluate,
): readonly RouterEntity[] {
  const router = index.names(entity.file).routerOf(entity.index);
  if (router !== undefined) return [{ kind: "router", file: entity.file, router }];
  const { kind, parameters } = definitionIn(entity);
  if (kind === "class") {
    const found = inheritedRouters(entity, index, evaluate);
    if (found.length > 0) return found;
  }
  // A function that is mounted is a plug-in: what it is given is the router below.
  if ((kind === "function" || kind === "method") && parameters.length > 0) {
    return [{ kind: "parameter", file: entity.file, definition: entity.index, index: 0 }];
  }
  return heldRouters(entity, index, evaluate);
}

/** A class below one that extends a framework's router is the same kind of router. */
function inheritedRouters(
  of: DefinitionEntity,
  index: FactIndex,
  evaluate: Evaluate,
  depth = 0,
): readonly RouterEntity[] {
  const { bases = [], scope } = definitionIn(of);
  if (depth > deepestClass) return [];
  return bases
    .flatMap((base) => evaluate(base, { file: of.file, scope }))
    .flatMap((base): readonly RouterEntity[] => {
      if (base.kind !== "definition") return [];
      const router = index.names(base.file).routerOf(base.index);
      if (router === undefined) return inheritedRouters(base, index, evaluate, depth + 1);
      return router.isOnlyMounted === true ? [] : [{ kind: "router", file: base.file, router }];
    });
}
const deepestClass = 5;

function heldRouters(
  of: DefinitionEntity,
  index: FactIndex,
  evaluate: Evaluate,
): readonly RouterEntity[] {
  return heldBy(of, index, evaluate).filter((one) => one.kind === "router");
}

/** The mounts of a file, by what they mount. */
export function mountsIn(
  file: FileFacts,
  contexts: CallContexts,
  mounting: Mounting,
): readonly (readonly [child: string | object, mount: MountIn])[] {
  const { index, expandMount } = mounting;
  const { general } = contexts;
  const seen = (one: MountSeen, { evaluate }: CallContext): readonly RouterEntity[] => {
    const child = one.childPlace ?? { file: one.file, scope: one.mount.scope };
    return routersOf(index, evaluate)(one.mount.child, child.file, child.scope);
  };
  return file.mounts
    .flatMap((mount) => expandMount(mount, file, index) ?? [mount])
    .map((mount) => guardedMount(mount, file, general.evaluate))
    .flatMap((mount) => mountsPerCall({ file, mount }, mounting))
    .flatMap((one) => {
      const perItem = ({ evaluate }: CallContext): readonly MountSeen[] =>
        mountsPerItem(one, { index, evaluate });
      // Most of what is called like a mount is none, whoever calls it.
      const isMount = perItem(general).some((item) => seen(item, general).length > 0);
      const each = isMount ? contexts.of(one.file, one.mount.scope) : [];
      return each.flatMap((context) =>
        perItem(context).flatMap((item) =>
          seen(item, context).map((child) => {
            const calls = new Map([...context.calls, ...(item.calls ?? [])]);
            return [identityOf(child), { ...item, calls }] as const;
          }),
        ),
      );
    });
}
