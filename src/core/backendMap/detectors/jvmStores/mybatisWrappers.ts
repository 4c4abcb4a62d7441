import type { QueryColumn } from "../../backendMap.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";

const uses: readonly (readonly [use: QueryColumn["use"], calls: string])[] = [
  [
    "filter",
    "eq|ne|gt|ge|lt|le|like|likeLeft|likeRight|notLike|in|notIn|between|notBetween|isNull|isNotNull|inSql",
  ],
  ["sort", "orderByAsc|orderByDesc|orderBy"],
  ["write", "set|setIncrBy|setDecrBy"],
  ["read", "select|groupBy"],
];
/** What stands in parentheses, with those in it. */
const given = String.raw`\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)`;
const patterns = uses.map(([use, calls]) => ({
  use,
  pattern: new RegExp(String.raw`\.(?:${calls})\s*${given}`, "g"),
}));
const references = /\b[A-Z]\w*::(?:(?:get|is)(?=[A-Z]))?(\w+)/g;

/** The columns that wrappers of MyBatis-Plus name: `.eq(User::getName, name)`, `.eq("name", name)`. */
export function wrapperColumns(text: string, table: string): readonly QueryColumn[] {
  return patterns.flatMap(({ use, pattern }) =>
    [...text.matchAll(pattern)].flatMap(([, args = ""]) =>
      namesIn(args).map((name) => ({ name, table, use })),
    ),
  );
}

function namesIn(args: string): readonly string[] {
  const referred = [...args.matchAll(references)].map(([, name = ""]) => name);
  if (referred.length > 0) {
    return referred.map((name) => name.slice(0, 1).toLowerCase() + name.slice(1));
  }
  const text = /^\s*"(\w+)"/.exec(args)?.[1];
  return text === undefined ? [] : [text];
}

const longest = 20_000;

/** The code that makes a wrapper: itself, or the statements that give and extend the variable. */
export function wrapperText(arg: SyntaxNode): string {
  if (!/^(?:simple_)?identifier$/.test(arg.type)) return arg.text;
  let around: SyntaxNode = arg;
  while (around.parent !== null && !/^(?:method|function)_declaration$/.test(around.type)) {
    around = around.parent;
  }
  if (around.endIndex - around.startIndex > longest) return "";
  const name = new RegExp(String.raw`\b${arg.text}\s*(?:\.|=[^=])`);
  return around.text
    .split(/;|\n\s*\n/)
    .filter((one) => name.test(one))
    .join(";");
}
