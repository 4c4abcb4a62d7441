import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { callTypes, chainOf, isContinued, itemsOf, wordOf } from "../../languages/php/literals.ts";
import type { PhpLink } from "../../languages/php/literals.ts";

/** Calls of a query that are about one table: its own, or the one that relations lead to. */
export interface QueryPart {
  readonly via: readonly string[];
  readonly links: readonly PhpLink[];
}

/**
 * What the calls of a query say of its own table and of others, in closures too:
 * `where(fn ($q) => $q->where("a", 1))`, `whereHas("author", …)`, `with("lines.book")`.
 */
export function partsOf(
  links: readonly PhpLink[],
  via: readonly string[] = [],
): readonly QueryPart[] {
  return [{ via, links }, ...links.flatMap((link) => partsIn(link, via))];
}

/** Their closures are about the very table. */
const grouping = /^(?:or)?[wW]here(?:Not)?$|^(?:when|unless|tap)$/;
/** Their first argument is a relation, a closure may say more of it. */
const related =
  /^(?:(?:or)?[wW]here(?:Has|DoesntHave|Relation)|withWhereHas|(?:or)?[hH]as|(?:or)?[dD]oesntHave)$/;
/** All their arguments are relations. */
const loading = /^(?:with|load|loadMissing|with(?:Count|Exists))$/;

function partsIn({ name, args }: PhpLink, via: readonly string[]): readonly QueryPart[] {
  const [first, ...others] = args.plain;
  if (grouping.test(name)) return closuresIn(args.plain).flatMap((one) => partsOf(one, via));
  if (related.test(name)) {
    const way = wayOf(wordOf(first));
    return way.length === 0 ? [] : along([...via, ...way], closuresIn(others));
  }
  if (!loading.test(name)) return [];
  return args.plain.flatMap(loaded).flatMap(([words, closures]) => {
    const way = wayOf(words);
    return way.length === 0 ? [] : along([...via, ...way], closures);
  });
}

/** Every relation on the way is asked for too. */
function along(
  way: readonly string[],
  closures: readonly (readonly PhpLink[])[],
): readonly QueryPart[] {
  const passed = way.map((_, at) => ({ via: way.slice(0, at + 1), links: [] }));
  return [...passed, ...closures.flatMap((one) => partsOf(one, way))];
}

/** "lines.book:id,title" and "lines as lines_count" without what they add. */
const wayOf = (words = ""): readonly string[] =>
  /^([\w.]+)(?::|\s+as\s|$)/
    .exec(words)?.[1]
    ?.split(".")
    .filter((one) => one !== "") ?? [];

type Loaded = readonly [words: string | undefined, closures: readonly (readonly PhpLink[])[]];

/** `"lines"`, `["lines", "author" => fn ($q) => …]`. */
function loaded(given: SyntaxNode): readonly Loaded[] {
  if (given.type !== "array_creation_expression") return [[wordOf(given), []]];
  return itemsOf(given).map(({ key, value }) =>
    key === undefined ? [wordOf(value), []] : [wordOf(key), closuresIn([value])],
  );
}

const closureTypes = ["anonymous_function", "arrow_function"];

/** The calls on the query that each of the closures is given. */
function closuresIn(nodes: readonly SyntaxNode[]): readonly (readonly PhpLink[])[] {
  return nodes.filter(({ type }) => closureTypes.includes(type)).map(linksIn);
}

function linksIn(closure: SyntaxNode): readonly PhpLink[] {
  const parameters = fieldOf(closure, "parameters");
  const [parameter] = parameters === undefined ? [] : childrenOf(parameters);
  const name = parameter && fieldOf(parameter, "name")?.text;
  return nodesOf(closure, ...callTypes).flatMap((node) => {
    if (isContinued(node)) return [];
    const { root, isStatic, links } = chainOf(node);
    const isOwn = !isStatic && root.type === "variable_name" && root.text === name;
    return isOwn && closureAround(node)?.id === closure.id ? links : [];
  });
}

function closureAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.parent;
  while (around !== null && !closureTypes.includes(around.type)) around = around.parent;
  return around ?? undefined;
}
