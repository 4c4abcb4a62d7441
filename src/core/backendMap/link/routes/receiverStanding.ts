import type { RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking } from "../linking.ts";
import { wordsOf, type DefinitionEntity, type Place } from "../names/entity.ts";
import { definitionIn } from "../names/following.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { textsOf, withTexts } from "../names/textsOf.ts";
import { valueBehind } from "../names/valueBehind.ts";
import { joinPaths } from "./joinPaths.ts";
import type { Standing } from "./standings.ts";

/** Groups in groups are followed so deep. */
const deepest = 8;

type Call = Extract<Value, { kind: "call" }>;
type ReceiverStanding = Pick<Standing, "prefix" | "guards">;

/**
 * Where a thing of the project's own stands that holds a router: `routes.Below("/users", signedIn)`,
 * where that method makes it of a group of the router it holds, and what it is told to `Use`.
 * Undefined where that cannot be followed.
 */
export function receiverStanding(
  value: Value,
  place: Place,
  linking: Linking,
  depth = 0,
): ReceiverStanding | undefined {
  const { index, evaluate } = linking;
  const behind = valueBehind(value, place, index);
  if (behind === undefined || depth > deepest) return undefined;
  const before = standingBehind(behind.value, behind.place, { linking, depth });
  if (before === undefined || evaluate(value, place).some(isRouter)) return before;
  return { ...before, guards: [...before.guards, ...usedBy(value, place)] };
}

const isRouter = ({ kind }: { readonly kind: string }): boolean => kind === "router";

interface Following {
  readonly linking: Linking;
  readonly depth: number;
}

function standingBehind(
  value: Value,
  place: Place,
  { linking, depth }: Following,
): ReceiverStanding | undefined {
  const { evaluate } = linking;
  if (evaluate(value, place).some(isRouter)) return ownStanding(value, place, linking);
  if (value.kind !== "call") return undefined;
  const [maker, ...others] = evaluate(value.callee, place).filter(
    (one) => one.kind === "definition",
  );
  if (maker === undefined || others.length > 0) return undefined;
  const group = maker.file.routers.find(
    (one) => one.scope === maker.index && one.parent !== undefined && one.prefix !== undefined,
  );
  return group === undefined
    ? givenStanding(value, place, { linking, depth })
    : groupStanding(value, group, { maker, place, linking, depth });
}

/** What it is told to put before its routes in the same function: `users.Use(signedIn)`. */
function usedBy(value: Value, { file, scope }: Place): readonly string[] {
  const name = wordsOf(value);
  return file.uses
    .filter((use) => use.scope === scope && wordsOf(use.router) === name)
    .flatMap(({ guards }) => guards);
}

/** Of a router itself, where it has one place. */
function ownStanding(
  value: Value,
  { file, scope }: Place,
  linking: Linking,
): ReceiverStanding | undefined {
  const all = linking.routers
    .of(value, file, scope)
    .flatMap((one) => linking.routers.standings(one));
  const [only, ...others] = new Map(all.map((one) => [one.prefix.text, one])).values();
  return others.length === 0 ? only : undefined;
}

/** `NewRoutes(engine.Group("/api"))`: of the router that it is made with. */
function givenStanding(
  { args }: Call,
  place: Place,
  { linking, depth }: Following,
): ReceiverStanding | undefined {
  const found = args.flatMap((one) => receiverStanding(one, place, linking, depth + 1) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

interface Made extends Following {
  readonly maker: DefinitionEntity;
  readonly place: Place;
}

/** The group's own path as this call gives it, below what the group is one of. */
function groupStanding(
  call: Call,
  { parent, prefix }: RouterFact,
  { maker, place, linking, depth }: Made,
): ReceiverStanding | undefined {
  const inside: Place = { file: maker.file, scope: maker.index };
  const above = parent && handedAs(rootOf(parent), call, inside);
  const before = above && receiverStanding(above, place, linking, depth + 1);
  if (before === undefined || prefix === undefined) return undefined;
  const { parameters } = definitionIn(maker);
  const given = parameters.flatMap(({ name }, at) => {
    const arg = call.args[at];
    const [text, ...others] = arg === undefined ? [] : textsOf(arg, place, linking.evaluate);
    return text === undefined || others.length > 0 ? [] : [[name, text] as const];
  });
  const [own] = textsOf(withTexts(prefix, new Map(given)), inside, linking.evaluate);
  if (own === undefined) return undefined;
  const rest = parameters.findIndex(({ isRest }) => isRest === true);
  const guards = rest < 0 ? [] : call.args.slice(rest).map(wordsOf);
  return { prefix: joinPaths(before.prefix, own), guards: [...before.guards, ...guards] };
}

const rootOf = (value: Value): Value => (value.kind === "member" ? rootOf(value.of) : value);

/** What the call puts in the place of a name of the function: what it is called on, or an argument. */
function handedAs(name: Value, { callee, args }: Call, inside: Place): Value | undefined {
  if (name.kind !== "name") return undefined;
  if (name.name === "this") return callee.kind === "member" ? callee.of : undefined;
  return args[parameterAt(name.name, inside)];
}
