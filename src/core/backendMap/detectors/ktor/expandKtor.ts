import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Lookup } from "../../link/names/language.ts";
import { noText, textsOf } from "../../link/names/textsOf.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { valueOfText } from "../classes/pathTexts.ts";

/** A route stands where its function is called: `fun Route.orders()` in `route("/api") { orders() }`. */
export const expandKtor: Expand = (route, file, linking) => {
  if (route.extra?.["mounts"] !== undefined) return [];
  return placesOf({ file, route }, linking, 0).map(({ path, guards, isLoose }) => ({
    file,
    route: { ...route, path: valueOfText(path), guards: [...guards, ...route.guards] },
    ...(isLoose && { unresolved: "where it is mounted" }),
  }));
};

interface RouteOf {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

interface PlaceOf {
  readonly path: TextEntity;
  readonly guards: readonly string[];
  /** Nobody is seen to call the outermost function. */
  readonly isLoose?: true;
}

const deepest = 6;

/** The whole paths of what stands in blocks, with the guards around the calls that lead to it. */
function placesOf({ file, route }: RouteOf, linking: Linking, depth: number): readonly PlaceOf[] {
  const parts = route.path.kind === "list" ? route.path.items : [];
  const own = parts.reduce<TextEntity>((head, part) => {
    const [tail = noText] = textsOf(part, { file, scope: route.scope }, linking.evaluate);
    return joinPaths(head, tail);
  }, noText);
  const within = route.extra?.["within"];
  if (within === undefined) return [{ path: own, guards: [] }];
  return callsOf({ file, index: Number(within) }, linking, depth).map((above) => ({
    ...above,
    path: joinPaths(above.path, own),
  }));
}

/** Where a function of a route is called; a server's own way to start may be what calls it. */
function callsOf(
  called: { readonly file: FileFacts; readonly index: number },
  linking: Linking,
  depth: number,
): readonly PlaceOf[] {
  const { name } = definitionIn(called);
  const calls = linking.index
    .find(mounts, name)
    .filter(({ file, route }) =>
      linking
        .evaluate({ kind: "name", name }, { file, scope: route.scope })
        .some(
          (one) =>
            one.kind === "definition" && one.file === called.file && one.index === called.index,
        ),
    );
  if (calls.length === 0 || depth > deepest) {
    return [{ path: noText, guards: [], isLoose: true }];
  }
  return calls.flatMap((one) =>
    placesOf(one, linking, depth + 1).map((place) => ({
      ...place,
      guards: [...place.guards, ...one.route.guards],
    })),
  );
}

/** Calls in routing blocks, by the name of what is called. */
const mounts: Lookup<RouteOf> = (file) =>
  file.routes.flatMap((route) => {
    const name = route.stack === "ktor" ? route.extra?.["mounts"] : undefined;
    return name === undefined ? [] : [[name, { file, route }] as const];
  });
