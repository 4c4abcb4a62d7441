import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { routersIn } from "../python/routeLists.ts";

/** The lists that `include(…)` or `x.urls` puts below a path; undefined for what is a view. */
export function includedIn(view: SyntaxNode, file: Reading): readonly Value[] | undefined {
  if (view.type === "tuple") return listed(childrenOf(view)[0], file);
  if (view.type === "attribute" && fieldOf(view, "attribute")?.text === "urls") {
    const object = fieldOf(view, "object");
    return object === undefined ? [] : [file.valueOf(object)];
  }
  if (view.type !== "call") return undefined;
  const { name, object } = calleeOf(view);
  if (name === "include") return listed(argumentOf(view, 0, "arg"), file);
  // A decorator around an include, as some packages have it.
  const isView = name === "as_view" || object !== undefined;
  return isView ? undefined : decorated(view, file);
}

function decorated(call: SyntaxNode, file: Reading): readonly Value[] | undefined {
  const inner = argumentOf(call, 0, "include");
  return inner?.type === "call" && calleeOf(inner).name === "include"
    ? includedIn(inner, file)
    : undefined;
}

function listed(given: SyntaxNode | undefined, file: Reading): readonly Value[] {
  if (given === undefined) return [];
  const module = literalOf(given);
  if (module !== undefined) return [{ kind: "import", module, name: "urlpatterns" }];
  // `(patterns, app_name)`.
  if (given.type === "tuple") return listed(childrenOf(given)[0], file);
  if (given.type === "attribute" && fieldOf(given, "attribute")?.text === "urls") {
    const object = fieldOf(given, "object");
    return object === undefined ? [] : [file.valueOf(object), ...ofModule(given, file)];
  }
  if (given.type === "identifier" || given.type === "attribute") {
    return [file.valueOf(given), ...ofModule(given, file), ...addedTo(given, file)];
  }
  return routersIn(given, file);
}

/** `ur += order_urls`: lists that are added to one which is included, each by itself. */
function addedTo({ text }: SyntaxNode, file: Reading): readonly Value[] {
  return nodesOf(file.root, "augmented_assignment")
    .filter((one) => fieldOf(one, "left")?.text === text)
    .flatMap((one) => fieldOf(one, "right") ?? [])
    .filter(({ type }) => type === "identifier" || type === "attribute")
    .flatMap((one) => listed(one, file));
}

/** A module that is included is its `urlpatterns`. */
const ofModule = (node: SyntaxNode, file: Reading): readonly Value[] => [
  { kind: "member", of: file.valueOf(node), name: "urlpatterns" },
];
