import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { At, Scope, Value } from "../../facts/value.ts";
import { fileScope } from "../../facts/value.ts";
import { identityOf } from "../../link/names/entity.ts";
import { namesIn } from "../../link/names/factIndex.ts";
import type { Lookup } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";

type Served = ReadonlySet<string | object>;

/** Whether the settings' ROOT_URLCONF leads to a list of URLs; where none is said, all are served. */
export function isServed(route: RouteFact, file: FileFacts, linking: Linking): boolean {
  const { shared, routers } = linking;
  const reached = shared(servedFrom);
  if (reached === undefined || route.router === undefined) return true;
  const own = routers.of(route.router, file, route.scope);
  return own.length === 0 || own.some((one) => reached.has(identityOf(one)));
}

interface RootIn {
  readonly file: FileFacts;
  readonly value: Value;
}

const roots: Lookup<RootIn> = (file) => {
  if (file.languageId !== "python") return [];
  return namesIn(file)
    .binding(fileScope, "ROOT_URLCONF")
    .flatMap(({ value }) => {
      if (value.kind !== "text") return [];
      const list: Value = { kind: "import", module: value.text, name: "urlpatterns" };
      return [["all", { file, value: list }] as const];
    });
};

interface StepIn {
  readonly file: FileFacts;
  readonly parent: Value;
  readonly child: Value | At;
  readonly scope: Scope;
}

/** From a router to one below it. */
const steps: Lookup<StepIn> = (file) => [
  ...file.mounts.map(
    ({ parent, child, scope }) => ["all", { file, parent, child, scope }] as const,
  ),
  ...file.routers.flatMap(({ parent, at, scope }) =>
    parent === undefined ? [] : [["all", { file, parent, child: at, scope }] as const],
  ),
];

function servedFrom({ index, routers }: Linking): Served | undefined {
  const reached = new Set<string | object>();
  for (const { file, value } of index.find(roots, "all")) {
    for (const one of routers.of(value, file, fileScope)) reached.add(identityOf(one));
  }
  if (reached.size === 0) return undefined;
  const edges = index.find(steps, "all").map(({ file, parent, child, scope }) => ({
    from: routers.of(parent, file, scope).map(identityOf),
    to: (typeof child === "string"
      ? routers.of({ kind: "call", callee: parent, args: [], at: child }, file, scope)
      : routers.of(child, file, scope)
    ).map(identityOf),
  }));
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    edges
      .filter(({ from }) => from.some((one) => reached.has(one)))
      .forEach(({ to }) => {
        to.forEach((one) => reached.add(one));
      });
  }
  return reached;
}
