import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import type { Linking } from "../../link/linking.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, Lookup } from "../../link/names/language.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { noText, textsOf } from "../../link/names/textsOf.ts";
import type { Reading } from "../../reading/stack.ts";
import { callsOfFile } from "../classes/jvmCalls.ts";
import { moduleOf } from "./springProperties.ts";

/**
 * What puts a path before those of some controllers of an application, each kept as a route of
 * nobody: `configurer.addPathPrefix("/api", HandlerTypePredicate.forAnnotation(RestController.class))`.
 */
export function pathPrefixes(file: Reading): readonly RouteFact[] {
  if (!file.text.includes("addPathPrefix")) return [];
  return callsOfFile(file).flatMap(({ name, node, args: [path, predicate] }) => {
    if (name !== "addPathPrefix" || path === undefined) return [];
    const words = predicate?.text ?? "";
    return [
      {
        stack: "spring",
        methods: [],
        path: file.valueOf(path),
        syntax: "braces",
        guards: [],
        scope: file.scopeOf(node),
        range: rangeOf(node),
        extra: { pathPrefix: annotationsIn(words), packages: packagesIn(words) },
      },
    ];
  });
}

/** `forAnnotation(RestController.class)`, `c -> c.isAnnotationPresent(RestController.class)`. */
function annotationsIn(predicate: string): string {
  if (!/annotation/i.test(predicate)) return "";
  const found = predicate.matchAll(/\b([A-Z]\w*)(?:\.class|::class)\b/g);
  return [...found].map(([, name = ""]) => name).join(" ");
}

/** `forBasePackage("shop.api")`, `c -> c.getPackageName().startsWith("shop.api")`. */
function packagesIn(predicate: string): string {
  if (!/package/i.test(predicate)) return "";
  const found = predicate.matchAll(/"([\w.]+)"/g);
  return [...found].map(([, name = ""]) => name).join(" ");
}

interface PrefixIn {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

const prefixes: Lookup<PrefixIn> = (file) =>
  file.routes
    .filter(({ extra }) => extra?.["pathPrefix"] !== undefined)
    .map((route) => [moduleOf(file.path), { file, route }]);

/** The path that its application puts before a controller's own: the first one that is for it. */
export function pathPrefix(controller: DefinitionIn, linking: Linking): TextEntity {
  const found = linking.index
    .find(prefixes, moduleOf(controller.file.path))
    .find(({ route }) => isFor(controller, route));
  if (found === undefined) return noText;
  const { file, route } = found;
  const [text = noText] = textsOf(route.path, { file, scope: route.scope }, linking.evaluate);
  return joinPaths(noText, text);
}

function isFor(controller: DefinitionIn, { extra = {} }: RouteFact): boolean {
  const [annotations, packages] = [wordsIn(extra["pathPrefix"]), wordsIn(extra["packages"])];
  const { decorators = [] } = definitionIn(controller);
  const { project } = controller.file;
  const own = project?.kind === "package" ? (project.name ?? "") : "";
  const isAnnotated =
    annotations.length === 0 || annotations.some((one) => decorators.includes(one));
  const isInside = packages.length === 0 || packages.some((one) => `${own}.`.startsWith(`${one}.`));
  return isAnnotated && isInside;
}

const wordsIn = (text = ""): readonly string[] => text.split(" ").filter((one) => one !== "");
