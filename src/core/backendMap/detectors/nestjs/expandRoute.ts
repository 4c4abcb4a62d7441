import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import type { Standing } from "../../link/routes/standings.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { wrappedPaths } from "../../link/routes/wrappedPaths.ts";
import { joined, noText, textsOf } from "../../link/names/textsOf.ts";
import { identityOf, type TextEntity } from "../../link/names/entity.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { configured } from "./configured.ts";
import { applicationFact } from "./applications.ts";
import { excludedIn, isExcluded } from "./excluded.ts";
import { listed, providedGuards } from "./globalGuards.ts";
import { controllersBelow } from "./moduleTree.ts";

interface Application {
  readonly root: string;
  readonly files: readonly FileFacts[];
}

/** A route with the prefix and the version that its application puts before the controller's path. */
export const expandRoute: Expand = (route, file, linking) => {
  const { router, ...rest } = route;
  if (router === undefined) return undefined;
  const standings = linking.routers
    .of(router, file, route.scope)
    .flatMap((entity) => linking.routers.standings(entity))
    .map((one) => ({ ...one, ...route.extra }));
  const applications = applicationsOf(router, file, linking) ?? unknownApplication(standings);
  return applications?.flatMap((application) => {
    const values = valuesOf(application);
    const global = [...listed(values), ...providedGuards(application.root, linking.index)];
    return standings.flatMap((standing) =>
      declaredBy(route, file, linking).flatMap(({ path: own, guards: added, ...methods }) => {
        const path = joinPaths(standing.prefix, slashed(own));
        const guards = [...global, ...standing.guards, ...added, ...route.guards];
        const around = { application, values, linking };
        const named = { path: path.text, methods: methods.methods };
        return heads(standing.versions, named, around).map((head): RouteIn => ({
          route: { ...rest, ...methods, guards, path: valueOf(head, path) },
          file,
        }));
      }),
    );
  });
};

interface Declared extends Pick<RouteFact, "methods" | "method"> {
  readonly path: TextEntity;
  readonly guards: readonly string[];
}

/** What a decorator declares, or one that a decorator of the project's own puts around it. */
function declaredBy(
  { by, path, methods, scope }: RouteFact,
  file: FileFacts,
  { evaluate }: Linking,
): readonly Declared[] {
  const place = { file, scope };
  const wrapped = by && wrappedPaths(by, place, evaluate);
  if (wrapped === undefined) {
    const isNone = methods.length === 0;
    return isNone
      ? []
      : textsOf(path, place, evaluate).map((one) => ({ path: one, guards: [], methods }));
  }
  return wrapped.flatMap(({ path: own, around }) =>
    around.methods === undefined
      ? []
      : [
          {
            path: own,
            guards: around.guards,
            methods: around.methods,
            ...(around.methods.length === 0 && { method: notComputed }),
          },
        ],
  );
}

const notComputed: Value = { kind: "unknown", text: "method" };

/** Who writes versions has them in the path, as far as no application says otherwise. */
const unknownApplication = (standings: readonly Standing[]): readonly Application[] | undefined =>
  standings.some(({ versions }) => versions !== undefined) ? [{ root: "", files: [] }] : undefined;

/** Controllers write their paths without a slash. */
const slashed = (text: TextEntity): TextEntity =>
  text.text === "" || text.text.startsWith("/") ? text : { ...text, text: `/${text.text}` };

function valueOf(head: TextEntity, path: TextEntity): RouteFact["path"] {
  const whole = joinPaths(slashed(head), slashed(path));
  return whole.unresolved === undefined
    ? { kind: "text", text: whole.text }
    : { kind: "concat", parts: partsOf(whole) };
}

/** What could not be computed stands in braces; it stays known as such. */
function partsOf({ text, unresolved = "" }: TextEntity): readonly RouteFact["path"][] {
  const marker = `{${unresolved}}`;
  const at = text.indexOf(marker);
  if (at < 0) return [{ kind: "text", text }];
  return [
    { kind: "text", text: text.slice(0, at) },
    { kind: "unknown", text: unresolved },
    { kind: "text", text: text.slice(at + marker.length) },
  ];
}

interface Around {
  readonly application: Application;
  readonly values: Readonly<Record<string, string>>;
  readonly linking: Linking;
}

function heads(
  versions: string | undefined,
  { path, methods }: { readonly path: string; readonly methods: readonly string[] },
  around: Around,
): readonly TextEntity[] {
  const excluded = excludedIn(around.application.files, around.linking);
  const prefix = isExcluded(path, methods, excluded) ? noText : prefixOf(around);
  return versionsOf(versions, around).map((version) => joinPaths(prefix, version));
}

/** Of an application's prefixes, those that are not versions'. */
function prefixOf({ application, values, linking }: Around): TextEntity {
  const found = application.files.flatMap((file) =>
    file.routers
      .filter(({ at, definition }) => definition === undefined && at !== values["versionsAt"])
      .flatMap((router) => textsIn(router, file, linking)),
  );
  return likeliest(found);
}

/** Of several texts one that can be computed: what stands where nobody configures anything. */
const likeliest = (texts: readonly TextEntity[]): TextEntity =>
  texts.find(({ unresolved }) => unresolved === undefined) ?? texts[0] ?? noText;

function textsIn(
  { stack, prefix, scope }: RouterFact,
  file: FileFacts,
  linking: Linking,
): readonly TextEntity[] {
  if (stack !== "nestjs" || prefix === undefined) return [];
  const values = configured(prefix, { file, scope }, linking);
  return values.length > 0 ? values : textsOf(prefix, { file, scope }, linking.evaluate);
}

function versionsOf(stated: string | undefined, around: Around): readonly TextEntity[] {
  const { versionsAt, defaultVersion = "" } = around.values;
  if (versionsAt === "") return [noText];
  // Nobody states versions that are switched off: without a word of them they stand in the path.
  if (versionsAt === undefined && stated === undefined) return [noText];
  const versions = (stated ?? defaultVersion).split(",");
  const prefix = versionPrefixOf(versionsAt, around);
  return versions.map((one) => (one === "" ? noText : joined(prefix, { kind: "text", text: one })));
}

function versionPrefixOf(at: string | undefined, { application, linking }: Around): TextEntity {
  if (at === undefined) return { kind: "text", text: "/v" };
  const found = application.files.flatMap((file) =>
    file.routers.filter((one) => one.at === at).flatMap((one) => textsIn(one, file, linking)),
  );
  return slashed(likeliest(found));
}

function valuesOf({ files }: Application): Readonly<Record<string, string>> {
  const all = files.map(({ project }) => (project?.kind === "other" ? project.values : {}));
  return Object.assign({}, ...all) as Readonly<Record<string, string>>;
}

/** The applications that a controller is a part of: the nearest above, those that import it, or the only one. */
function applicationsOf(
  controller: Value,
  file: FileFacts,
  linking: Linking,
): readonly Application[] | undefined {
  const all = linking.index.shared(applicationsIn);
  const above = all.filter(({ root }) => root === "" || file.path.startsWith(`${root}/`));
  const [nearest] = above.toSorted((a, b) => b.root.length - a.root.length);
  if (nearest !== undefined) return [nearest];
  if (all.length === 1) return all;
  const [own] = linking.evaluate(controller, { file, scope: fileScope });
  const importing = linking
    .shared(servedIn)
    .filter(({ controllers }) => own !== undefined && controllers.has(identityOf(own)));
  return importing.length > 0 ? importing.map(({ application }) => application) : undefined;
}

interface Served {
  readonly application: Application;
  readonly controllers: ReadonlySet<string | object>;
}

const servedIn = (linking: Linking): readonly Served[] =>
  linking.index.shared(applicationsIn).map((application) => ({
    application,
    controllers: controllersBelow(application.files, linking),
  }));

function applicationsIn(index: FactIndex): readonly Application[] {
  const byRoot = Map.groupBy(index.find(applicationFiles, "all"), ({ path }) => rootOf(path));
  return [...byRoot].map(([root, files]) => ({ root, files }));
}

const applicationFiles: Lookup<FileFacts> = (file) =>
  file.project?.kind === "other" && file.project.name === applicationFact ? [["all", file]] : [];

/** What lies above the sources. */
function rootOf(path: string): string {
  const folders = folderOf(path).split("/");
  const source = folders.indexOf("src");
  return (source < 0 ? folders : folders.slice(0, source)).join("/");
}
