import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type { Linking } from "../linking.ts";
import { contextKey } from "../names/callContexts.ts";
import { wordsOf, type Entity, type Place, type TextEntity } from "../names/entity.ts";
import type { CallSite } from "../names/language.ts";
import { receiverStanding } from "./receiverStanding.ts";
import type { Standing } from "./standings.ts";

/**
 * A method that declares routes for its callers, on a router that what it is called on holds: where
 * that stands is another place for each call. Of several places none is guessed.
 */
export function sureOf<One extends Standing>(
  standings: readonly One[],
  { router, scope }: RouteFact,
  file: FileFacts,
  linking: Linking,
): readonly One[] {
  if (router === undefined || !isOfThis(router)) return standings;
  const site = siteOf(scope, file, linking.calls);
  const asked = site && askedBy(site, linking);
  if (asked === undefined) return standings;
  const { found, place, receiver } = asked;
  if (areForeign(found)) return [];
  if (isOnePlace(standings)) return standings;
  // What the method itself asks of the router that it holds is no call of it.
  if (found.length === 0 || isIn(place, file, scope)) return [];
  const known = receiverStanding(receiver, place, linking) ?? unknownAt(router);
  return standings.slice(0, 1).map((one) => ({ ...one, ...known }));
}

const isIn = (place: Place, file: FileFacts, scope: Scope): boolean =>
  place.file === file && place.scope === scope;

/** What a method is called on. */
interface Asked {
  readonly receiver: Value;
  readonly place: Place;
  readonly found: readonly Entity[];
}

function askedBy({ call, file }: CallSite, { evaluate }: Linking): Asked | undefined {
  if (call.callee.kind !== "member") return undefined;
  const receiver = call.callee.of;
  const place = { file, scope: call.scope };
  return { receiver, place, found: evaluate(receiver, place) };
}

const isOnePlace = ([first, ...others]: readonly Standing[]): boolean =>
  others.every(({ prefix }) => prefix.text === first?.prefix.text);

/** Guards that any of them has are known of none where it cannot be followed. */
const unknownAt = (router: Value): Pick<Standing, "prefix" | "guards"> => ({
  prefix: unknownPrefix(wordsOf(router)),
  guards: [],
});

/** Nothing of the workspace's own types: routers of frameworks have methods of the same names. */
const areForeign = (found: readonly Entity[]): boolean =>
  found.length > 0 && found.every(({ kind }) => kind === "outside" || kind === "router");

function isOfThis(value: Value): boolean {
  if (value.kind !== "member") return false;
  return value.of.kind === "name" ? value.of.name === "this" : isOfThis(value.of);
}

/** The call of the method by which this is looked at. */
function siteOf(from: Scope, file: FileFacts, calls: Linking["calls"]): CallSite | undefined {
  for (let at = from; at >= 0; at = file.definitions[at]?.scope ?? -1) {
    const site = calls.get(contextKey({ file, index: at }));
    if (site !== undefined) return site;
  }
  return undefined;
}

const unknownPrefix = (words: string): TextEntity => ({
  kind: "text",
  text: `/{${words}}`,
  unresolved: words,
});
