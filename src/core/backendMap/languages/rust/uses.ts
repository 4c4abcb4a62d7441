import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** What a `use` binds: a name to a path; "*" for all of a module. */
export interface Used {
  readonly name: string;
  readonly path: string;
}

export function usesIn(declaration: SyntaxNode): readonly Used[] {
  const argument = fieldOf(declaration, "argument");
  return argument === undefined ? [] : usesAt(argument, "");
}

function usesAt(node: SyntaxNode, before: string): readonly Used[] {
  switch (node.type) {
    case "use_list":
      return childrenOf(node).flatMap((one) => usesAt(one, before));
    case "scoped_use_list": {
      const path = pathOf(fieldOf(node, "path"), before);
      const list = fieldOf(node, "list");
      return list === undefined ? [] : usesAt(list, path);
    }
    case "use_as_clause": {
      const name = fieldOf(node, "alias")?.text ?? "";
      return [{ name, path: pathOf(fieldOf(node, "path"), before) }];
    }
    case "use_wildcard":
      return [{ name: "*", path: pathOf(childrenOf(node)[0], before) }];
    default: {
      const path = pathOf(node, before);
      return [{ name: path.slice(path.lastIndexOf(":") + 1), path }];
    }
  }
}

function pathOf(node: SyntaxNode | undefined, before: string): string {
  const own = node?.text.replaceAll(/\s/g, "") ?? "";
  // `a::{self as b}` is `a`.
  return [before, own === "self" && before !== "" ? "" : own]
    .filter((one) => one !== "")
    .join("::");
}
