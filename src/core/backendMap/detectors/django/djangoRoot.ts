import type { FileFacts, RouteFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fileScope } from "../../facts/value.ts";
import { identityOf } from "../../link/names/entity.ts";
import type { FactIndex } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";

type Served = ReadonlySet<string | object>;
const served = new WeakMap<FactIndex, Served | undefined>();

/** Whether the settings' ROOT_URLCONF leads to a list of URLs; where none is said, all are served. */
export function isServed(route: RouteFact, file: FileFacts, linking: Linking): boolean {
  const { index, routers } = linking;
  if (!served.has(index)) served.set(index, servedFrom(rootsOf(linking), linking));
  const reached = served.get(index);
  if (reached === undefined || route.router === undefined) return true;
  const own = routers.of(route.router, file, route.scope);
  return own.length === 0 || own.some((one) => reached.has(identityOf(one)));
}

interface RootIn {
  readonly file: FileFacts;
  readonly value: Value;
}

function rootsOf({ index }: Linking): readonly RootIn[] {
  return [...index.files.values()].flatMap((file) => {
    if (file.languageId !== "python") return [];
    return index
      .names(file)
      .binding(fileScope, "ROOT_URLCONF")
      .flatMap(({ value }): readonly RootIn[] =>
        value.kind === "text"
          ? [{ file, value: { kind: "import", module: value.text, name: "urlpatterns" } }]
          : [],
      );
  });
}

function servedFrom(roots: readonly RootIn[], { index, routers }: Linking): Served | undefined {
  const reached = new Set<string | object>();
  for (const { file, value } of roots) {
    for (const one of routers.of(value, file, fileScope)) reached.add(identityOf(one));
  }
  if (reached.size === 0) return undefined;
  const steps = [...index.files.values()].flatMap((file) => [
    ...file.mounts.map(({ parent, child, scope }) => ({ file, parent, child, scope })),
    ...file.routers.flatMap(({ parent, at, scope }) =>
      parent === undefined ? [] : [{ file, parent, child: at, scope }],
    ),
  ]);
  const edges = steps.map(({ file, parent, child, scope }) => ({
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
