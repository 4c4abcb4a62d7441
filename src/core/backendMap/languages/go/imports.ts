import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** Paths of packages by the names that they have in a file. */
export function importsOf(root: SyntaxNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of nodesOf(root, "import_spec")) {
    const path = fieldOf(node, "path")?.text.slice(1, -1) ?? "";
    const alias = fieldOf(node, "name")?.text;
    for (const name of alias === undefined ? namesOf(path) : [alias]) found.set(name, path);
  }
  return found;
}

/**
 * What a package may call itself, by its path: "github.com/x/go-y/v2" is y or go-y; the path alone does
 * not tell.
 */
function namesOf(path: string): readonly string[] {
  const parts = path.split("/");
  const last = parts.at(-1) ?? "";
  const isVersion = /^v\d+$/.test(last) && parts.length > 1;
  const bare = (isVersion ? parts.at(-2) : last)?.replace(/\.v\d+$/, "") ?? "";
  const short = bare.replace(/^go[-.]|[-.]go$/g, "");
  return [...new Set([last, bare, short, bare.replaceAll("-", ""), bare.replaceAll("-", "_")])];
}
