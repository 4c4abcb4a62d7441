import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { atOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, decoratorsOf } from "../../languages/python/calls.ts";
import type { FlaskCall } from "./flaskRules.ts";
import { guardWords } from "../python/guardWords.ts";
import { decoratedBy, routeAt } from "../python/routeParts.ts";

/**
 * `api.add_resource(of_class, *urls)` in the inner function of a project's own decorator: what the
 * decorator gives back stands for the API, so that each class below it is a route of that.
 */
export function declaringDecorator(
  { node, file }: FlaskCall,
  api: SyntaxNode,
): readonly RouterFact[] {
  const [resource, ...paths] = argumentsOf(node);
  const inner = file.scopeOf(node);
  const outer = file.facts.definitions[inner]?.scope ?? -1;
  const given = paths.map((path) => file.valueOf(path));
  const isHanded =
    given.length > 0 && given.every((one) => one.kind === "name" && takes(one.name, outer));
  if (resource?.type !== "identifier" || !takes(resource.text, inner) || !isHanded) return [];
  return [
    {
      at: atOf(node),
      scope: inner,
      range: rangeOf(node),
      stack: "flask",
      isRoot: false,
      parent: file.valueOf(api),
      guards: [],
      definition: inner,
    },
  ];

  function takes(name: string, scope: number): boolean {
    return file.facts.definitions[scope]?.parameters.some((one) => one.name === name) === true;
  }
}

/** `@resource("/orders")` above a class: a route where the decorator is one that declares. */
export function declaredByDecorator({ node, file }: FlaskCall): readonly RouteFact[] {
  const handler = decoratedBy(node);
  const paths = argumentsOf(node);
  if (handler?.type !== "class_definition" || !paths.every(isPath)) return [];
  return paths.map((path) =>
    routeAt(node, file, {
      stack: "flask",
      methods: [],
      router: file.valueOf(node),
      needsRouter: true,
      path: file.valueOf(path),
      syntax: "angles",
      handler: file.valueOf(handler),
      guards: guardWords(
        decoratorsOf(handler)
          .filter(({ id }) => id !== node.id)
          .map(({ text }) => text),
      ),
      extra: { isClass: "yes" },
    }),
  );
}

const isPath = (node: SyntaxNode): boolean =>
  node.type === "string" && /^["']{1,3}\//.test(node.text);
