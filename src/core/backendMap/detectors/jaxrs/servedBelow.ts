import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Linking } from "../../link/linking.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import { noText, textsOf } from "../../link/names/textsOf.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { moduleOf, propertyOf } from "../jvm/springProperties.ts";
import { anyApplication } from "./servletMappings.ts";

export interface RouteOf {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

/** Routes of nobody that detectors of JAX-RS keep under this name. */
export function marked(name: string, file: FileFacts): readonly RouteOf[] {
  return file.routes
    .filter(({ stack, extra }) => stack === "jaxrs" && extra?.[name] !== undefined)
    .map((route) => ({ file, route }));
}

/** Below which path the resources of a file answer: the server's, then their application's. */
export function servedBelow(of: FileFacts, linking: Linking): TextEntity {
  return joinPaths(
    { kind: "text", text: serverPath(of.path, linking.index) },
    applicationPathOf(of, linking),
  );
}

const serverPaths = ["quarkus.http.root-path"];
const ownPaths = ["quarkus.rest.path", "quarkus.resteasy-reactive.path", "quarkus.resteasy.path"];

/** What configuration files of the module, or of a folder around it, say. */
export function serverPath(path: string, index: FactIndex): string {
  const module = moduleOf(path);
  const [quarkus = ""] = serverPaths.flatMap((name) => propertyOf(name, module, index) ?? []);
  const [dropwizard] = index
    .find(configurations, "dropwizard")
    .filter((file) => module.startsWith(folderOf(file.path)))
    .toSorted((one, other) => folderOf(other.path).length - folderOf(one.path).length);
  const values = dropwizard?.project?.kind === "other" ? dropwizard.project.values : {};
  return [quarkus, values["applicationContextPath"], values["rootPath"]]
    .map((one = "") => one.replace(/\*?$/, "").replace(/\/$/, ""))
    .join("");
}

const configurations: Lookup<FileFacts> = (file) =>
  file.project?.kind === "other" ? [[file.project.name, file]] : [];

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** By module. */
const applications: Lookup<RouteOf> = (file) =>
  marked("application", file).map((one) => [moduleOf(file.path), one]);

/** The path of the application of the same module, the nearest where there are several. */
function applicationPathOf(of: FileFacts, linking: Linking): TextEntity {
  const { index } = linking;
  const module = moduleOf(of.path);
  const [nearest] = index
    .find(applications, module)
    .toSorted((a, b) => shared(b.file.path, of.path) - shared(a.file.path, of.path));
  const mapped = mappedTo(nearest, module, index);
  if (mapped !== undefined) return { kind: "text", text: mapped };
  if (nearest?.route.extra?.["isStated"] === "true") {
    const { file, route } = nearest;
    return textsOf(route.path, { file, scope: route.scope }, linking.evaluate)[0] ?? noText;
  }
  const [own = ""] = ownPaths.flatMap((name) => propertyOf(name, module, index) ?? []);
  return { kind: "text", text: own };
}

/** Where the module's web.xml puts an application; it goes before what the class says. */
function mappedTo(
  application: RouteOf | undefined,
  module: string,
  index: FactIndex,
): string | undefined {
  const project = index.files.get(`${module}src/main/webapp/WEB-INF/web.xml`)?.project;
  if (project?.kind !== "other") return undefined;
  const name = application?.route.extra?.["application"] ?? "";
  return project.values[name] ?? project.values[anyApplication];
}

function shared(one: string, other: string): number {
  const parts = other.split("/");
  return one.split("/").findIndex((part, at) => part !== parts[at]);
}
