import type { RouterFact } from "../../facts/routingFacts.ts";
import { fileScope, type CallValue, type Scope, type Value } from "../../facts/value.ts";
import { decided } from "../names/decided.ts";
import type { DefinitionEntity, Place, TextEntity } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import { handedTexts, type Handed } from "../names/handedTexts.ts";
import { namesOneOf, noText, textsGiven, textsOf } from "../names/textsOf.ts";

/** What a decorator of the project's own declares: the one that it puts around another. */
interface Wrapped {
  readonly path: TextEntity;
  readonly around: RouterFact;
}

/**
 * What a function of the workspace makes of a path: `@ApiController("orders")`, where it calls
 * `Controller` itself. Undefined where it is not seen to.
 */
export function wrappedPaths(
  by: CallValue,
  place: Place,
  evaluate: Evaluate,
  depth = 0,
): readonly Wrapped[] | undefined {
  if (depth > deepest) return undefined;
  const makers = evaluate(by.callee, place).flatMap((callee) =>
    callee.kind === "definition" ? [{ callee, around: declaredIn(callee) }] : [],
  );
  if (makers.every(({ around }) => around.length === 0)) return undefined;
  return eachPath(by, place, evaluate).flatMap((args) =>
    makers.flatMap(({ callee, around }) => {
      const handed = handedTexts(callee, args, place, evaluate);
      return meant(around, handed).flatMap((one) =>
        pathsOf(one, callee, handed, { evaluate, depth }).map((path) => ({ path, around: one })),
      );
    }),
  );
}

/** Several paths may be given at once, by the name of a list too. */
function eachPath(
  { args: [first, ...rest] }: CallValue,
  place: Place,
  evaluate: Evaluate,
): readonly (readonly Value[])[] {
  if (first === undefined) return [[]];
  if (first.kind === "list") return first.items.map((one) => [one, ...rest]);
  const texts = first.kind === "record" ? [] : textsOf(first, place, evaluate);
  return texts.length > 1 ? texts.map((one) => [one, ...rest]) : [[first, ...rest]];
}

function declaredIn({ file, index }: DefinitionEntity): readonly RouterFact[] {
  const isWithin = (scope: Scope): boolean =>
    scope === index ||
    (scope !== fileScope && isWithin(file.definitions[scope]?.scope ?? fileScope));
  return file.routers.filter(
    ({ definition, isOnlyMounted, scope }) =>
      definition === undefined && isOnlyMounted === true && isWithin(scope),
  );
}

/** Of what stands in several branches, those that use what is given, or where nothing is, no more. */
function meant(all: readonly RouterFact[], { texts, given }: Handed): readonly RouterFact[] {
  const own = all.filter(({ prefix }) => prefix && namesOneOf(given, prefix));
  if (own.length > 0) return own;
  const rest = all.filter(({ prefix }) => !prefix || !isOf(texts, prefix));
  return rest.length > 0 ? rest : all;
}

/** Whether it is made of such a name, or by what that has: `paths.map(placed)`. */
const isOf = (names: Handed["texts"], value: Value): boolean =>
  namesOneOf(names, value) || (value.kind === "call" && namesOneOf(names, value.callee));

function pathsOf(
  { prefix, by, scope }: RouterFact,
  { file }: DefinitionEntity,
  { texts }: Handed,
  { evaluate, depth }: Following,
): readonly TextEntity[] {
  const inside = { file, scope };
  const holds = (name: string): boolean | undefined =>
    texts.has(name) ? texts.get(name) !== noText : undefined;
  const own = prefix && textsGiven(decided(prefix, holds), texts, inside, evaluate);
  const given = by && { ...by, args: [...(own ?? []), ...by.args.slice(1)] };
  const further = given && wrappedPaths(given, inside, evaluate, depth + 1);
  return further?.map(({ path }) => path) ?? own ?? [noText];
}

interface Following {
  readonly evaluate: Evaluate;
  readonly depth: number;
}

/** Decorators of decorators are followed so deep. */
const deepest = 3;
