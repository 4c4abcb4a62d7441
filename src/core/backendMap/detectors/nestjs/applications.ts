import type { ProjectFact, SomeFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { optionOf, routerAt } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";
import { usedGuardsIn } from "./globalGuards.ts";

/** The name of the facts about applications among those of a project. */
export const applicationFact = "nestjs application";

/** What an application says of all its paths: a prefix, versions. */
export function applicationIn(file: Reading): SomeFacts {
  const calls = routingCalls(file);
  const created = calls.some(({ callee }) => wordsOf(callee).endsWith("NestFactory.create"));
  const prefix = calls.find(({ name, args }) => name === "setGlobalPrefix" && args.length > 0);
  const versioning = calls.find(({ name }) => name === "enableVersioning");
  const routePrefix = calls.find(({ name }) => /^(?:create|use)(?:Express|Koa)Server$/.test(name));
  if (!created && (prefix ?? versioning ?? routePrefix) === undefined) return {};
  const project: ProjectFact = {
    kind: "other",
    name: applicationFact,
    values: { ...versionsOf(versioning), ...usedGuardsIn(file) },
  };
  return { project, routers: [...prefixesOf(prefix, routePrefix), ...versionPrefixOf(versioning)] };
}

function prefixesOf(
  prefix: RoutingCall | undefined,
  server: RoutingCall | undefined,
): readonly RouterFact[] {
  const own = prefix?.args[0];
  if (prefix !== undefined && own !== undefined) {
    return [routerAt(prefix, "nestjs", { prefix: own })];
  }
  const option = optionOf(server?.args.at(-1), "routePrefix");
  return server === undefined || option === undefined
    ? []
    : [routerAt(server, "nestjs", { prefix: option })];
}

const textOf = (value: Value | undefined): string => (value?.kind === "text" ? value.text : "");

/** Versions stand in the path unless another kind is asked for; then they are said nowhere. */
function versionsOf(call: RoutingCall | undefined): Readonly<Record<string, string>> {
  if (call === undefined) return {};
  const [options] = call.args;
  const type = optionOf(options, "type");
  if (type !== undefined && !wordsOf(type).endsWith("URI")) return { versionsAt: "" };
  const version = optionOf(options, "defaultVersion");
  const all = version?.kind === "list" ? version.items : [version];
  return { versionsAt: call.at, defaultVersion: all.map(textOf).join(",") };
}

/** What stands before the number of a version. */
function versionPrefixOf(call: RoutingCall | undefined): readonly RouterFact[] {
  if (call === undefined) return [];
  const prefix = optionOf(call.args[0], "prefix") ?? { kind: "text", text: "v" };
  const isNone = prefix.kind === "unknown" && prefix.text === "false";
  return [routerAt(call, "nestjs", isNone ? {} : { prefix })];
}
