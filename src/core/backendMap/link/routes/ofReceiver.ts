import type { FileFacts, RouteFact } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type { Linking } from "../linking.ts";
import { contextKey } from "../names/callContexts.ts";
import { wordsOf, type Entity, type TextEntity } from "../names/entity.ts";
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
  const [first, ...others] = standings;
  if (first === undefined || router === undefined || !isOfThis(router)) return standings;
  const site = siteOf(scope, file, linking.calls);
  if (site === undefined) return standings;
  const { callee, scope: from } = site.call;
  const place = { file: site.file, scope: from };
  const receiver = callee.kind === "member" ? callee.of : undefined;
  const found = receiver === undefined ? [] : linking.evaluate(receiver, place);
  if (found.length > 0 && found.every(isForeign)) return [];
  if (others.every(({ prefix }) => prefix.text === first.prefix.text)) return standings;
  // What the method itself asks of the router that it holds is no call of it.
  if (site.file === file && from === scope) return [];
  if (receiver === undefined || found.length === 0) return [];
  // Guards that any of them has are known of none where it cannot be followed.
  const unknown = { prefix: unknownPrefix(wordsOf(router)), guards: [] };
  return [{ ...first, ...(receiverStanding(receiver, place, linking) ?? unknown) }];
}

/** Nothing of the workspace's own types: routers of frameworks have methods of the same names. */
const isForeign = ({ kind }: Entity): boolean => kind === "outside" || kind === "router";

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
