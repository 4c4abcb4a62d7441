import type { FileFacts, ProjectFact } from "../../facts/facts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import type { Decorated } from "../javascriptRouting/decorators.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** The name of the facts about guards of all controllers, where a module provides them. */
const guardFact = "nestjs guards";

/** `{ provide: APP_GUARD, useClass: AuthGuard }` among the providers of a module. */
export function providedGuardsIn(
  all: readonly Decorated[],
  file: Reading,
): ProjectFact | undefined {
  if (!file.text.includes("APP_GUARD")) return undefined;
  const guards = all
    .flatMap(({ decorators }) => decorators.filter(({ name }) => name === "Module"))
    .flatMap(({ args: [options] }) => itemsOf(optionOf(options, "providers")))
    .filter((one) => nameOf(optionOf(one, "provide")) === "APP_GUARD")
    .map((one) => nameOf(optionOf(one, "useClass") ?? optionOf(one, "useExisting")))
    .filter(Boolean);
  if (guards.length === 0) return undefined;
  return { kind: "other", name: guardFact, values: { guards: guards.join("\n") } };
}

/** `app.useGlobalGuards(new AuthGuard(), app.get(RolesGuard))`, as values of the application's own fact. */
export function usedGuardsIn(file: Reading): { readonly guards?: string } {
  const used = routingCalls(file).filter(({ name }) => name === "useGlobalGuards");
  const guards = used.flatMap(({ args }) => args).map(guardGiven);
  return guards.length === 0 ? {} : { guards: guards.join("\n") };
}

/** What the application is asked for goes by its own name. */
function guardGiven(value: Value): string {
  const isAsked = value.kind === "call" && /\.(?:get|resolve)$/.test(wordsOf(value.callee));
  return nameOf(isAsked ? value.args[0] : value);
}

const itemsOf = (value: Value | undefined): readonly Value[] =>
  value?.kind === "list" ? value.items : [];

const nameOf = (value: Value | undefined): string =>
  value === undefined ? "" : wordsOf(value).replace(/\(\)$/, "");

/** What modules of an application provide, by the folder that the application lies in. */
export function providedGuards(root: string, index: FactIndex): readonly string[] {
  return index
    .find(filesOfGuards, "all")
    .filter(({ path }) => root === "" || path.startsWith(`${root}/`))
    .flatMap(({ project }) => listed(project?.kind === "other" ? project.values : {}));
}

const filesOfGuards: Lookup<FileFacts> = (file) =>
  file.project?.kind === "other" && file.project.name === guardFact ? [["all", file]] : [];

/** The guards that facts about an application, or about modules, hold. */
export const listed = ({ guards }: Readonly<Record<string, string>>): readonly string[] =>
  guards === undefined || guards === "" ? [] : guards.split("\n");
