import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Decorated, Decorator } from "../javascriptRouting/decorators.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

/** The routes that `@Crud({ model })` gives a controller, by the names that its options have for them. */
const crudRoutes: readonly (readonly [name: string, method: string, path: "" | "one" | "bulk"])[] =
  [
    ["getManyBase", "GET", ""],
    ["getOneBase", "GET", "one"],
    ["createOneBase", "POST", ""],
    ["createManyBase", "POST", "bulk"],
    ["updateOneBase", "PATCH", "one"],
    ["replaceOneBase", "PUT", "one"],
    ["deleteOneBase", "DELETE", "one"],
  ];

/** All that `@Crud` of a class declares: the methods that override some of it are its handlers. */
export function crudRoutesIn(all: readonly Decorated[], file: Reading): readonly RouteFact[] {
  return all.flatMap(({ definition, decorators }) => {
    const crud = decorators.find(isCrud);
    if (crud === undefined) return [];
    const own = all.filter((one) => file.facts.definitions[one.definition]?.scope === definition);
    return routesOf(crud, definition, overriding(own, file), file);
  });
}

const isCrud = ({ name, origin }: Decorator): boolean =>
  name === "Crud" && /^@[\w-]+\/crud$/.test(origin?.module ?? "");

/** `@Override() getMany()`, or by the name that it is told: `@Override("getManyBase")`. */
function overriding(all: readonly Decorated[], { facts }: Reading): ReadonlyMap<string, Scope> {
  return new Map(
    all.flatMap(({ definition, decorators }) => {
      const override = decorators.find(({ name }) => name === "Override");
      if (override === undefined) return [];
      const [told] = override.args;
      const name = told?.kind === "text" ? told.text : `${facts.definitions[definition]?.name}Base`;
      return [[name, definition] as const];
    }),
  );
}

function routesOf(
  { args: [options], range }: Decorator,
  definition: Scope,
  own: ReadonlyMap<string, Scope>,
  { facts }: Reading,
): readonly RouteFact[] {
  const one = primaryPath(optionOf(options, "params"));
  const paths = { "": "", one, bulk: "bulk" };
  const isServed = servedBy(optionOf(options, "routes"));
  return crudRoutes
    .filter(([name]) => isServed(name))
    .map(([name, method, path]): RouteFact => {
      const handler = own.get(name);
      return {
        stack: "nestjs",
        methods: [method],
        router: { kind: "definition", definition },
        path: { kind: "text", text: paths[path] },
        syntax: "colon",
        ...(handler === undefined
          ? { handlerName: name }
          : { handler: { kind: "definition", definition: handler } }),
        guards: [],
        scope: facts.definitions[definition]?.scope ?? -1,
        range,
      };
    });
}

/** `{ only: […] }` or `{ exclude: […] }`. */
function servedBy(routes: Value | undefined): (name: string) => boolean {
  const [only, exclude] = [namesIn(optionOf(routes, "only")), namesIn(optionOf(routes, "exclude"))];
  return (name) => only?.has(name) ?? exclude?.has(name) !== true;
}

function namesIn(list: Value | undefined): ReadonlySet<string> | undefined {
  if (list?.kind !== "list") return undefined;
  return new Set(list.items.flatMap((one) => (one.kind === "text" ? [one.text] : [])));
}

/** `{ id: { field: "id", primary: true } }`; what is disabled is no part of the path. */
function primaryPath(params: Value | undefined): string {
  if (params?.kind !== "record") return ":id";
  const primary = Object.entries(params.fields).filter(
    ([, one]) => wordOf(optionOf(one, "primary")) === "true",
  );
  if (primary.length === 0) return ":id";
  return primary
    .filter(([, one]) => wordOf(optionOf(one, "disabled")) !== "true")
    .map(([name]) => `:${name}`)
    .join("/");
}

const wordOf = (value: Value | undefined): string => (value?.kind === "unknown" ? value.text : "");
