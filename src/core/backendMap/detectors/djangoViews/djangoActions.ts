import type { FileFacts } from "../../facts/facts.ts";
import type { Ancestry } from "../python/classViews.ts";
import { djangoPath } from "../django/djangoPath.ts";

interface ExtraAction {
  readonly action: string;
  readonly methods: readonly string[];
  readonly isDetail: boolean;
  readonly path: string;
  /** Permissions of the action's own, instead of the class's. */
  readonly guards: readonly string[] | undefined;
}

/**
 * Methods that `@action(detail=…, methods=[…], url_path=…)` makes routes of. A class that defines
 * one anew without it takes the route away.
 */
export function extraActions({ inside }: Ancestry): readonly ExtraAction[] {
  const seen = new Set<string>();
  return inside.flatMap(({ file, index }) => {
    const methods = file.definitions.filter(({ scope }) => scope === index);
    const nearest = methods.filter(({ name }) => !seen.has(name));
    for (const { name } of methods) seen.add(name);
    return nearest.flatMap((one) => actionsIn(one, methods));
  });
}

type Method = FileFacts["definitions"][number];

function actionsIn(
  { name, decorators = [] }: Method,
  beside: readonly Method[],
): readonly ExtraAction[] {
  const main = decorators.map((one) => one.replace(/\s+/g, " ")).find((one) => declares.test(one));
  if (main === undefined) return [];
  const own: ExtraAction = {
    action: name,
    methods: methodsIn(main),
    isDetail: /detail ?= ?True/.test(main) || main.startsWith("detail_route"),
    path: pathIn(main) ?? name,
    guards: guardsIn(main),
  };
  const mapped = beside.flatMap((other) =>
    mappedTo(name, other).map((method) => ({ ...own, action: other.name, methods: [method] })),
  );
  return [own, ...mapped];
}

/** `@name.mapping.delete` above another method answers at the same path. */
function mappedTo(name: string, { decorators = [] }: Method): readonly string[] {
  return decorators.flatMap((one) => {
    const [, action, method] = /^(\w+)\.mapping\.(\w+)/.exec(one) ?? [];
    return action === name && method !== undefined ? [method.toUpperCase()] : [];
  });
}

const declares = /^(?:\w+\.)?(?:action|detail_route|list_route)\(/;

function methodsIn(text: string): readonly string[] {
  // By its name, or as the first of what is given.
  const list = /(?:methods ?= ?|^[\w.]+\( ?)[[(]([^\])]*)[\])]/.exec(text)?.[1] ?? "";
  // As texts, or as constants that are called like the method: `POST`, `HTTPMethod.POST`.
  const named = [...list.matchAll(/["'](\w+)["']|\b([A-Z]+)\b/g)].map(([, literal, constant]) =>
    (literal ?? constant ?? "").toUpperCase(),
  );
  return named.length > 0 ? named : ["GET"];
}

function pathIn(text: string): string | undefined {
  const path = /url_path ?= ?r?f?(?:"([^"]*)"|'([^']*)')/.exec(text);
  if (path === null) return undefined;
  const value = djangoPath({ kind: "text", text: path[1] ?? path[2] ?? "" }, true);
  return value.kind === "text" ? value.text : undefined;
}

function guardsIn(text: string): readonly string[] | undefined {
  const list = /permission_classes ?= ?[[(]([^\])]*)[\])]/.exec(text)?.[1];
  return list
    ?.split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
