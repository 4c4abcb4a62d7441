import { filledIn, textValue } from "../../languages/php/rounds.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { itemNamed, itemsOf, wordOf, wordsIn, type PhpLink } from "../../languages/php/literals.ts";
import { singular } from "../../languages/ruby/inflect.ts";
import { classAction, controllerIn, namedAction } from "./actions.ts";
import { guardsIn } from "./guardWords.ts";
import { below } from "./routeContext.ts";
import type { Drawing, RouteCall, RouteContext } from "./routeContext.ts";
import { changed, routeFact } from "./verbs.ts";

/** The actions of a resource: their methods, and what follows its path. */
const all = [
  { action: "index", methods: ["GET"], isMember: false, then: "" },
  { action: "create", methods: ["GET"], isMember: false, then: "create" },
  { action: "store", methods: ["POST"], isMember: false, then: "" },
  { action: "show", methods: ["GET"], isMember: true, then: "" },
  { action: "edit", methods: ["GET"], isMember: true, then: "edit" },
  { action: "update", methods: ["PUT", "PATCH"], isMember: true, then: "" },
  { action: "destroy", methods: ["DELETE"], isMember: true, then: "" },
] as const;

const pages = ["create", "edit"];
const making = ["create", "store", "destroy"];

export const resourceNames: ReadonlySet<string> = new Set([
  "resource",
  "apiResource",
  "resources",
  "apiResources",
  "softDeletableResources",
  "singleton",
  "apiSingleton",
]);

interface Resource {
  readonly name: string;
  readonly controller: SyntaxNode | undefined;
  readonly options: SyntaxNode | undefined;
}

/** `Route::apiResource("photos.comments", C::class)->only("index")`. */
export function drawResource(call: RouteCall, context: RouteContext, drawing: Drawing): void {
  for (const one of resourcesOf(call, context, drawing)) drawOne(one, call, context, drawing);
}

function resourcesOf(
  { link: { name, args } }: RouteCall,
  context: RouteContext,
  { file }: Drawing,
): readonly Resource[] {
  const [first, second, third] = args.plain;
  if (name.endsWith("s")) {
    return itemsOf(first).flatMap(({ key, value }) => {
      const word = wordOf(key);
      return word === undefined ? [] : [{ name: word, controller: value, options: second }];
    });
  }
  const value = first && filledIn(file.valueOf(first), context.locals);
  if (value?.kind !== "text") return [];
  return [{ name: value.text, controller: second, options: third }];
}

function drawOne(
  resource: Resource,
  { link, after }: RouteCall,
  context: RouteContext,
  drawing: Drawing,
): void {
  const options = optionsOf(resource.options, after);
  const guards = [...context.guards, ...guardsIn(itemNamed(resource.options, "middleware"))];
  const own = after.reduce<RouteContext>((around, one) => changed(one, around, drawing), {
    ...context,
    guards,
  });
  const paths = pathsOf(resource.name, options, context.isShallow);
  const isSingle = /singleton/i.test(link.name);
  const named = controllerIn(resource.controller, context, drawing.file);
  for (const { action, methods, isMember, then } of actionsOf(link.name, options)) {
    const path = isMember && !isSingle ? paths.member : paths[isSingle ? "single" : "collection"];
    const whole = below(below(own.path, textValue(path)), textValue(then));
    const answered =
      named === undefined
        ? {}
        : named.isSought
          ? namedAction(`${named.controller}@${action}`, context)
          : classAction(named.controller, action);
    const scope = drawing.file.scopeOf(link.node);
    drawing.routes.push({ ...routeFact(link.node, whole, own), ...answered, methods, scope });
  }
}

interface Options {
  readonly only?: readonly string[];
  readonly except: readonly string[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly isShallow: boolean;
  readonly isMade: boolean;
  readonly isDestroyed: boolean;
}

/** What the array of options says, and the calls after it. */
function optionsOf(node: SyntaxNode | undefined, after: readonly PhpLink[]): Options {
  const given = (name: string): readonly SyntaxNode[] => {
    const option = itemNamed(node, name);
    const calls = after.filter((one) => one.name === name).flatMap(({ args }) => args.plain);
    return [...(option === undefined ? [] : [option]), ...calls];
  };
  const has = (name: string): boolean => after.some((one) => one.name === name);
  const only = given("only");
  const renamed = given("parameters")
    .flatMap(itemsOf)
    .map(({ key, value }) => [key, value]);
  const single = after
    .filter(({ name }) => name === "parameter")
    .map(({ args: { plain } }) => [plain[0], plain[1]]);
  return {
    ...(only.length > 0 && { only: only.flatMap(wordsIn) }),
    except: given("except").flatMap(wordsIn),
    parameters: new Map(
      [...renamed, ...single].map(([key, value]) => [wordOf(key) ?? "", wordOf(value) ?? ""]),
    ),
    isShallow: has("shallow") || itemNamed(node, "shallow")?.text === "true",
    isMade: has("creatable"),
    isDestroyed: has("creatable") || has("destroyable"),
  };
}

function actionsOf(call: string, options: Options): readonly (typeof all)[number][] {
  const isSingle = /singleton/i.test(call);
  const isKept = (action: string): boolean => {
    if (call.startsWith("api") && pages.includes(action)) return false;
    if (!isSingle) return true;
    if (action === "index") return false;
    if (action === "destroy") return options.isDestroyed;
    return options.isMade || !making.includes(action);
  };
  return all
    .filter(({ action }) => isKept(action))
    .filter(({ action }) => options.only === undefined || options.only.includes(action))
    .filter(({ action }) => !options.except.includes(action));
}

interface Paths {
  readonly collection: string;
  readonly member: string;
  readonly single: string;
}

/** "photos.comments" is "photos/{photo}/comments/{comment}". */
function pathsOf(name: string, { parameters, isShallow }: Options, isAround: boolean): Paths {
  const slash = name.lastIndexOf("/");
  const prefix = name.slice(0, slash + 1);
  const segments = name.slice(slash + 1).split(".");
  const last = segments.at(-1) ?? "";
  const parameter = (segment: string): string =>
    `{${parameters.get(segment) ?? singular(segment.replaceAll("-", "_"))}}`;
  const outer = segments.slice(0, -1).map((segment) => `${segment}/${parameter(segment)}/`);
  const collection = prefix + outer.join("") + last;
  const bare = isShallow || isAround ? prefix + last : collection;
  return { collection, member: `${bare}/${parameter(last)}`, single: collection };
}
