import type { RouteFact } from "../../facts/routingFacts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordsIn, type PhpArguments } from "../../languages/php/literals.ts";
import { namesIn, type PhpNames } from "../../languages/php/names.ts";
import type { Reading } from "../../reading/stack.ts";
import { classAction } from "./actions.ts";
import { guardsIn } from "./guardWords.ts";
import { below, lowered, outermost, type RouteContext } from "./routeContext.ts";
import { routeFact } from "./verbs.ts";

/** The methods of an attribute, and which of its arguments is its path. */
interface Verb {
  readonly methods: readonly string[];
  readonly path: number;
}

const verb = (...methods: readonly string[]): Verb => ({ methods, path: 0 });

const verbs: Readonly<Record<string, Verb>> = {
  Get: verb("GET"),
  Post: verb("POST"),
  Put: verb("PUT"),
  Patch: verb("PATCH"),
  Delete: verb("DELETE"),
  Options: verb("OPTIONS"),
  Any: verb("ANY"),
  Route: { methods: [], path: 1 },
};

interface Attribute {
  /** Its own name, as the package calls it. */
  readonly name: string;
  readonly args: PhpArguments;
  readonly node: SyntaxNode;
}

/** `#[Prefix("loans")]` on a controller and `#[Get("{loan}")]` on its actions, by Spatie's package. */
export function attributeRoutes(file: Reading): readonly RouteFact[] {
  if (!file.text.includes("RouteAttributes\\Attributes")) return [];
  const names = namesIn(file.root);
  return nodesOf(file.root, "class_declaration").flatMap((node) => routesOf(node, names, file));
}

function routesOf(node: SyntaxNode, names: PhpNames, file: Reading): readonly RouteFact[] {
  const controller = names.classNamed(fieldOf(node, "name")?.text ?? "");
  const around = attributesOf(node, names).reduce(
    (context, { name, args }) => within(name, args, context, file),
    outermost,
  );
  const methods = childrenOf(fieldOf(node, "body") ?? node).filter(
    ({ type }) => type === "method_declaration",
  );
  // What stands on the class itself is answered by its `__invoke`.
  return [node, ...methods].flatMap((declared) => {
    const own = declared === node ? "__invoke" : (fieldOf(declared, "name")?.text ?? "");
    return attributesOf(declared, names).flatMap((attribute): readonly RouteFact[] => {
      const found = Object.hasOwn(verbs, attribute.name) ? verbs[attribute.name] : undefined;
      return found === undefined
        ? []
        : [
            {
              ...routeBy(attribute, found, around, file),
              ...classAction(controller, own),
              scope: file.scopeOf(declared),
            },
          ];
    });
  });
}

/** What an attribute of a controller says of its routes; its guards are told of controllers anyhow. */
function within(
  name: string,
  { plain, named }: PhpArguments,
  context: RouteContext,
  file: Reading,
): RouteContext {
  const given = named.get("prefix") ?? (name === "Prefix" ? plain[0] : undefined);
  const isOuter = name === "Prefix" || name === "Group";
  if (!isOuter || given === undefined) return context;
  return {
    ...context,
    path: below(context.path, lowered(given, context, file)),
    guards: [...context.guards, ...guardsIn(named.get("middleware"))],
  };
}

function routeBy(
  { args: { plain, named }, node }: Attribute,
  { methods, path: at }: Verb,
  around: RouteContext,
  file: Reading,
): RouteFact {
  const uri = named.get("uri") ?? plain[at];
  const told = wordsIn(named.get("methods") ?? plain[0]).map((one) => one.toUpperCase());
  const own = guardsIn(named.get("middleware") ?? plain[at + 2]);
  const path = below(around.path, uri && lowered(uri, around, file));
  return {
    ...routeFact(node, path, { ...around, guards: [...around.guards, ...own] }),
    methods: methods.length > 0 ? methods : told,
  };
}

/** The package's attributes of a class or a method. */
function attributesOf(declared: SyntaxNode, names: PhpNames): readonly Attribute[] {
  return declared.children
    .filter(({ type }) => type === "attribute_list")
    .flatMap((list) => nodesOf(list, "attribute"))
    .flatMap((node) => {
      const whole = names.classNamed(childrenOf(node)[0]?.text ?? "");
      const [, name] = /RouteAttributes\\Attributes\\(\w+)$/.exec(whole) ?? [];
      return name === undefined ? [] : [{ name, args: argumentsOf(node), node }];
    });
}
