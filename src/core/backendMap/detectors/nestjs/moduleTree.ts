import type { CallFact, FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking } from "../../link/linking.ts";
import { identityOf, wordsOf, type DefinitionEntity, type Place } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

type Identity = string | object;

/** The controllers of the module that an application is made of, and of all that it imports. */
export function controllersBelow(
  files: readonly FileFacts[],
  linking: Linking,
): ReadonlySet<Identity> {
  const controllers = new Set<Identity>();
  const seen = new Set<Identity>();
  const open = files.flatMap((file) => rootsIn(file, linking));
  for (const module of open) {
    if (seen.has(identityOf(module))) continue;
    seen.add(identityOf(module));
    for (const { options, place } of optionsOf(module)) {
      open.push(...classesIn(optionOf(options, "imports"), place, linking));
      for (const one of classesIn(optionOf(options, "controllers"), place, linking)) {
        controllers.add(identityOf(one));
      }
    }
  }
  return controllers;
}

/** `NestFactory.create(AppModule)`. */
function rootsIn(file: FileFacts, linking: Linking): readonly DefinitionEntity[] {
  return file.calls
    .filter(({ callee }) => wordsOf(callee).endsWith("NestFactory.create"))
    .flatMap(({ args: [root], scope }) => classesOf(root, { file, scope }, linking));
}

interface Options {
  readonly options: Value;
  readonly place: Place;
}

/** What a module's decorator is given, and what its own functions give as a module: `forRoot()`. */
function optionsOf({ file, index }: DefinitionEntity): readonly Options[] {
  const decorated = decoratorsIn(file)
    .filter((call) => classAfter(call, file) === index)
    .flatMap(({ args: [options], scope }) =>
      options ? [{ options, place: { file, scope } }] : [],
    );
  const made = file.definitions.flatMap(({ scope, returns = [] }, at) =>
    scope === index ? returns.map((options) => ({ options, place: { file, scope: at } })) : [],
  );
  return [...decorated, ...made];
}

const decoratorsIn = ({ calls }: FileFacts): readonly CallFact[] =>
  calls.filter(({ callee }) => wordsOf(callee) === "Module");

/** A decorator stands right before its class. */
function classAfter({ range: { end } }: CallFact, { definitions }: FileFacts): number {
  return definitions.findIndex(
    ({ kind, nameRange: { start } }) =>
      kind === "class" &&
      (start.line > end.line || (start.line === end.line && start.character > end.character)),
  );
}

function classesIn(
  list: Value | undefined,
  place: Place,
  linking: Linking,
): readonly DefinitionEntity[] {
  if (list === undefined) return [];
  const items =
    list.kind === "list" ? list.items : [{ kind: "member", of: list, name: "*" } as const];
  return items.flatMap((one) => classesOf(one, place, linking));
}

/**
 * A class by its name; of `Users.forRoot({ … })` the class that gives it, of `forwardRef(() => Users)`
 * what that gives.
 */
function classesOf(
  value: Value | undefined,
  place: Place,
  linking: Linking,
): readonly DefinitionEntity[] {
  if (value === undefined) return [];
  if (value.kind === "call" && value.callee.kind === "member") {
    return classesOf(value.callee.of, place, linking);
  }
  return linking.evaluate(value, place).flatMap((one) => {
    if (one.kind !== "definition") return [];
    const { kind, returns = [] } = definitionIn(one);
    if (kind === "class") return [one];
    const inside = { file: one.file, scope: one.index };
    return returns.flatMap((given) => classesOf(given, inside, linking));
  });
}
