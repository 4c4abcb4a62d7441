import type { Value } from "../../facts/value.ts";
import type { DefinitionEntity, Entity, ParameterEntity, Place, TextEntity } from "./entity.ts";
import { extensionsFor } from "./extensions.ts";
import { definitionIn, type Following } from "./following.ts";
import { injected } from "./injected.ts";
import { instanceOf } from "./instances.ts";
import { asMade } from "./madeRouters.ts";
import { parameterAt } from "./parameterAt.ts";
import { membersIn, withTexts } from "./textsOf.ts";

/** A router, an instance of the class that is called, or what the function gives back. */
export function called(value: Call, place: Place, following: Following): readonly Entity[] {
  const { index, evaluate } = following;
  const asked = injected(value, place, following);
  if (asked.length > 0) return asked;
  const router = index.names(place.file).router(value.at);
  if (router?.sameAs !== undefined) return evaluate(router.sameAs, place);
  const argument = (at: number): readonly Entity[] => {
    const arg = value.args[at];
    return arg === undefined ? [] : evaluate(arg, place);
  };
  const by = `${place.file.path} ${value.at}`;
  if (router !== undefined) {
    // Of a class of the workspace that is a router itself, or that makes one of each instance.
    const own = router.prefix === undefined ? evaluate(value.callee, place) : [];
    const made = own.flatMap((one) => instancesOf(one, argument, by, following));
    return made.length > 0 ? made : [{ kind: "router", file: place.file, router }];
  }
  const callees = evaluate(value.callee, place);
  // Where a router answers requests as any handler does, middleware is put around it alike.
  const isHandler = index.languageOf(place.file)?.answers !== undefined;
  const wrapped = (): readonly Entity[] =>
    value.args
      .flatMap((_, at) => argument(at))
      .filter((one) => isFunction(one) || (isHandler && one.kind === "router"));
  if (callees.length === 0) {
    const found = extended(value, place, following).flatMap(({ callee, given }) =>
      madeBy(callee, given, by, following),
    );
    return found.length > 0 ? found : wrapped();
  }
  return callees.flatMap((callee) => {
    // What is outside and given a function gives it back, wrapped: `asyncHandler(list)`.
    if (callee.kind === "outside") return [callee, ...wrapped()];
    if (callee.kind !== "definition") return [];
    // A function or a router that becomes something of a type: `hookHandler(router)`.
    if (isHandler && definitionIn(callee).kind === "type") return [...wrapped(), callee];
    const made = madeBy(callee, argument, by, following);
    // `wrapped(controller)`: what fills an empty record has no members but those it was given.
    if (made.length > 0 && made.every(isEmpty)) return argument(0).filter(hasMembers);
    return made.some((one) => isWithin(one, callee)) ? [...wrapped(), ...made] : made;
  });
}

type Call = Extract<Value, { kind: "call" }>;

/** Functions that are called as members of what is their first parameter, with what they are given. */
function extended(
  { callee, args }: Call,
  place: Place,
  { index, evaluate }: Following,
): readonly { readonly callee: DefinitionEntity; readonly given: Argument }[] {
  if (callee.kind !== "member") return [];
  const all = [callee.of, ...args];
  const given: Argument = (at) => {
    const arg = all[at];
    return arg === undefined ? [] : evaluate(arg, place);
  };
  return extensionsFor(callee.name, args, place, index).map((one) => ({
    callee: { kind: "definition", ...one },
    given,
  }));
}

/** What a call puts into the parameter at a place. */
type Argument = (at: number) => readonly Entity[];

const isFunction = (entity: Entity): boolean =>
  entity.kind === "definition" && /function|method/.test(definitionIn(entity).kind);

const isEmpty = (entity: Entity): boolean =>
  entity.kind === "value" &&
  entity.value.kind === "record" &&
  Object.keys(entity.value.fields).length === 0 &&
  entity.value.spreads === undefined &&
  entity.value.type === undefined;

const hasMembers = (entity: Entity): boolean =>
  entity.kind === "module" || (entity.kind === "value" && entity.value.kind === "record");

function madeBy(
  callee: DefinitionEntity,
  argument: Argument,
  by: string,
  following: Following,
): readonly Entity[] {
  const { evaluate } = following;
  const { kind, returns = [] } = definitionIn(callee);
  if (kind === "class" || kind === "type") return [instance(callee, argument, by, following)];
  const inside = { file: callee.file, scope: callee.index };
  const texts = textsGiven(callee, argument, following);
  return returns
    .flatMap((one) => {
      const at = parameterNamed(one, callee);
      if (at >= 0) return argument(at);
      return evaluate(texts.size > 0 ? withTexts(one, texts) : one, inside);
    })
    .flatMap((one) => (isParameterOf(one, callee) ? argument(one.index) : [one]))
    .map((one) => asMade(one, callee, { by, texts }));
}

function instancesOf(
  of: Entity,
  argument: Argument,
  by: string,
  following: Following,
): readonly Entity[] {
  if (of.kind !== "definition" || definitionIn(of).kind !== "class") return [];
  const made = instance(of, argument, by, following);
  if (made !== of) return [made];
  // What its class adds to itself is in each, and yet each is another: only one may be mounted.
  const router = following.index.names(of.file).routerOf(of.index);
  return router === undefined ? [] : [{ kind: "router", file: of.file, router, made: { by } }];
}

/** The class, or the router that this very instance of it is. */
function instance(
  of: DefinitionEntity,
  argument: Argument,
  by: string,
  following: Following,
): Entity {
  const found = instanceOf(of, following);
  if (found === undefined) return of;
  const { router, constructor, isHidden } = found;
  const given = isHidden ? [] : textsGiven(constructor, argument, following);
  // Whatever else a constructor is given anywhere, this instance has only what stands here.
  const others = definitionIn(constructor).parameters.map(
    ({ name, default: preset }) =>
      [name, preset?.kind === "text" ? preset : missing(name)] as const,
  );
  return { ...router, made: { by, texts: new Map([...others, ...given]) } };
}

const missing = (words: string): TextEntity => ({
  kind: "text",
  text: `{${words}}`,
  unresolved: words,
});

/** The place of a parameter that is given back as it was given. */
function parameterNamed(value: Value, { file, index }: DefinitionEntity): number {
  if (value.kind !== "name") return -1;
  const isSetAgain = file.bindings.some((one) => one.scope === index && one.name === value.name);
  if (isSetAgain) return -1;
  return parameterAt(value.name, { file, scope: index });
}

/**
 * What this very call puts into parameters, where that is a text: other calls put in others. Of what
 * is none, those of its members that are texts and that paths are made of: `kind.name`.
 */
function textsGiven(
  callee: DefinitionEntity,
  argument: Argument,
  following: Following,
): ReadonlyMap<string, TextEntity> {
  const { parameters } = definitionIn(callee);
  return new Map(
    parameters.flatMap(({ name }, at) => {
      const [only, ...others] = argument(at);
      if (only === undefined || others.length > 0) return [];
      if (only.kind === "text") return [[name, only] as const];
      return membersIn(callee, name).map((member) => {
        const [text] = following.memberOf(only, member);
        const words = `${name}.${member}`;
        return [words, text?.kind === "text" ? text : missing(words)] as const;
      });
    }),
  );
}

const isParameterOf = (one: Entity, callee: DefinitionEntity): one is ParameterEntity =>
  one.kind === "parameter" && one.file === callee.file && one.definition === callee.index;

/** A function made by the one that is called: around what it was given, if that is a function. */
function isWithin(one: Entity, maker: DefinitionEntity): boolean {
  if (one.kind !== "definition" || one.file !== maker.file) return false;
  const { kind, scope } = definitionIn(one);
  return kind === "function" && scope === maker.index;
}
