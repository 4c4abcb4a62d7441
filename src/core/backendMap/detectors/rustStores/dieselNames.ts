import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { usesIn, type Used } from "../../languages/rust/uses.ts";
import type { Reading } from "../../reading/stack.ts";

/** What names of a file stand for tables of Diesel; each leads to the table's own. */
export interface DieselNames {
  /** By themselves: `users` after `use schema::users::dsl::*`. */
  readonly alone: ReadonlyMap<string, string>;
  /** In front of `table` and of columns: `u` of `use schema::users as u`. */
  readonly modules: ReadonlyMap<string, string>;
}

export function dieselNames(file: Reading): DieselNames {
  const uses = nodesOf(file.root, "use_declaration").flatMap(usesIn);
  return {
    alone: new Map(uses.flatMap(aloneIn)),
    modules: new Map(uses.flatMap(moduleIn)),
  };
}

type Named = readonly (readonly [string, string])[];

function aloneIn({ name, path }: Used): Named {
  const [own = "", within, around] = path.split("::").reverse();
  // `diesel::dsl` has functions.
  if (name === "*") {
    return own === "dsl" && within !== undefined && within !== "diesel" ? [[within, within]] : [];
  }
  if (own === "table" && within !== undefined) return [[name, within]];
  return within === "dsl" && own === around ? [[name, own]] : [];
}

function moduleIn({ name, path }: Used): Named {
  const [own = "", within] = path.split("::").reverse();
  if (own === "dsl") return within === undefined || within === "diesel" ? [] : [[name, within]];
  return name === own || name === "*" ? [] : [[name, own]];
}

/** The table that a name or a path is: `users`, `users::table`, `users::dsl::users`. */
export function tableNamed(
  { type, text }: SyntaxNode,
  { alone, modules }: DieselNames,
): string | undefined {
  if (type === "identifier") return alone.get(text);
  const [own = "", within = "", around] = text.replaceAll(/\s/g, "").split("::").reverse();
  if (own === "table") return modules.get(within) ?? within;
  if (within === "dsl" && around !== undefined) return own === around ? own : undefined;
  return modules.get(within) === own ? own : undefined;
}
