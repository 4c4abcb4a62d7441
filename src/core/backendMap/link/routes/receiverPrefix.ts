import type { RouterFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking } from "../linking.ts";
import type { DefinitionEntity, Place, TextEntity } from "../names/entity.ts";
import { definitionIn } from "../names/following.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { textsOf, withTexts } from "../names/textsOf.ts";
import { valueBehind } from "../names/valueBehind.ts";
import { joinPaths } from "./joinPaths.ts";

/** Groups in groups are followed so deep. */
const deepest = 8;

type Call = Extract<Value, { kind: "call" }>;

/**
 * Where a thing of the project's own stands that holds a router: `routes.Below("/users")`, where that
 * method makes it of a group of the router it holds. Undefined where that cannot be followed.
 */
export function receiverPrefix(
  value: Value,
  place: Place,
  linking: Linking,
  depth = 0,
): TextEntity | undefined {
  const { index, evaluate } = linking;
  const behind = valueBehind(value, place, index);
  if (behind === undefined || depth > deepest) return undefined;
  const routers = evaluate(behind.value, behind.place).filter(({ kind }) => kind === "router");
  if (routers.length > 0) return ownPrefix(behind.value, behind.place, linking);
  if (behind.value.kind !== "call") return undefined;
  const call = behind.value;
  const [maker, ...others] = evaluate(call.callee, behind.place).filter(
    (one) => one.kind === "definition",
  );
  if (maker === undefined || others.length > 0) return undefined;
  const group = maker.file.routers.find(
    (one) => one.scope === maker.index && one.parent !== undefined && one.prefix !== undefined,
  );
  return group === undefined
    ? givenPrefix(call, behind.place, linking, depth)
    : groupPrefix(call, group, { maker, place: behind.place, linking, depth });
}

/** Of a router itself, where it has one place. */
function ownPrefix(value: Value, { file, scope }: Place, linking: Linking): TextEntity | undefined {
  const all = linking.routers
    .of(value, file, scope)
    .flatMap((one) => linking.routers.standings(one));
  const [only, ...others] = new Map(all.map(({ prefix }) => [prefix.text, prefix])).values();
  return others.length === 0 ? only : undefined;
}

/** `NewRoutes(engine.Group("/api"))`: of the router that it is made with. */
function givenPrefix(
  call: Call,
  place: Place,
  linking: Linking,
  depth: number,
): TextEntity | undefined {
  const found = call.args.flatMap((one) => receiverPrefix(one, place, linking, depth + 1) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

interface Made {
  readonly maker: DefinitionEntity;
  readonly place: Place;
  readonly linking: Linking;
  readonly depth: number;
}

/** The group's own path as this call gives it, below what the group is one of. */
function groupPrefix(
  call: Call,
  { parent, prefix }: RouterFact,
  { maker, place, linking, depth }: Made,
): TextEntity | undefined {
  const inside: Place = { file: maker.file, scope: maker.index };
  const above = parent && handedAs(rootOf(parent), call, inside);
  const before = above && receiverPrefix(above, place, linking, depth + 1);
  if (before === undefined || prefix === undefined) return undefined;
  const given = definitionIn(maker).parameters.flatMap(({ name }, at) => {
    const arg = call.args[at];
    const [text, ...others] = arg === undefined ? [] : textsOf(arg, place, linking.evaluate);
    return text === undefined || others.length > 0 ? [] : [[name, text] as const];
  });
  const [own] = textsOf(withTexts(prefix, new Map(given)), inside, linking.evaluate);
  return own && joinPaths(before, own);
}

const rootOf = (value: Value): Value => (value.kind === "member" ? rootOf(value.of) : value);

/** What the call puts in the place of a name of the function: what it is called on, or an argument. */
function handedAs(name: Value, { callee, args }: Call, inside: Place): Value | undefined {
  if (name.kind !== "name") return undefined;
  if (name.name === "this") return callee.kind === "member" ? callee.of : undefined;
  return args[parameterAt(name.name, inside)];
}
