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

/** Methods that `@action(detail=…, methods=[…], url_path=…)` makes routes of. */
export function extraActions({ inside }: Ancestry): readonly ExtraAction[] {
  const found = new Map<string, ExtraAction>();
  for (const { file, index } of inside) {
    for (const { scope, name, decorators = [] } of file.definitions) {
      if (scope !== index || found.has(name)) continue;
      const actions = actionsIn(name, decorators);
      for (const one of actions) found.set(`${name} ${one.methods.join()}`, one);
    }
  }
  return [...found.values()];
}

function actionsIn(name: string, decorators: readonly string[]): readonly ExtraAction[] {
  const main = decorators.map((one) => one.replace(/\s+/g, " ")).find((one) => declares.test(one));
  if (main === undefined) return [];
  const own: ExtraAction = {
    action: name,
    methods: methodsIn(main),
    isDetail: /detail ?= ?True/.test(main) || main.startsWith("detail_route"),
    path: pathIn(main) ?? name,
    guards: guardsIn(main),
  };
  // `@name.mapping.delete` above another method answers at the same path.
  const mapped = decorators.flatMap((one) => /^(\w+)\.mapping\.(\w+)/.exec(one)?.[2] ?? []);
  return [own, ...mapped.map((method) => ({ ...own, methods: [method.toUpperCase()] }))];
}

const declares = /^(?:\w+\.)?(?:action|detail_route|list_route)\(/;

function methodsIn(text: string): readonly string[] {
  const list = /methods ?= ?[[(]([^\])]*)[\])]/.exec(text)?.[1] ?? "";
  const named = [...list.matchAll(/["'](\w+)["']/g)].map((one) => (one[1] ?? "").toUpperCase());
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
