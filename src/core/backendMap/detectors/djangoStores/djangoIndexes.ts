import type { IndexFact } from "../../facts/tableFacts.ts";
import { childrenOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";

/** Indexes and constraints of `class Meta`, or of a migration's options. */
export function indexesIn(
  meta: ReadonlyMap<string, SyntaxNode>,
  columnOf: (field: string) => string,
): readonly IndexFact[] {
  return [
    ...togetherIn(meta.get("unique_together"), true, columnOf),
    ...togetherIn(meta.get("index_together"), false, columnOf),
    ...["indexes", "constraints"].flatMap((name) => {
      const list = meta.get(name);
      return list === undefined
        ? []
        : nodesOf(list, "call").flatMap((one) => indexOf(one, columnOf) ?? []);
    }),
  ];
}

/** `("a", "b")`, or several such. */
export function togetherIn(
  node: SyntaxNode | undefined,
  unique: boolean,
  columnOf: (field: string) => string,
): readonly IndexFact[] {
  if (node === undefined) return [];
  const items = node.type === "call" ? [] : childrenOf(node);
  if (items.length === 0) return [];
  if (items.some(({ type }) => type === "string")) {
    return [{ columns: items.flatMap((one) => literalOf(one) ?? []).map(columnOf), unique }];
  }
  return items.flatMap((one) => togetherIn(one, unique, columnOf));
}

/** `models.Index(fields=[…])`, `models.UniqueConstraint(fields=[…])`. */
export function indexOf(
  call: SyntaxNode,
  columnOf: (field: string) => string,
): IndexFact | undefined {
  const { name } = calleeOf(call);
  if (!/Index$|^UniqueConstraint$/.test(name)) return undefined;
  const fields = keywordsOf(call).get("fields");
  const columns =
    fields === undefined ? [] : childrenOf(fields).flatMap((one) => literalOf(one) ?? []);
  if (columns.length === 0) return undefined;
  const own = literalOf(keywordsOf(call).get("name"));
  return {
    ...(own !== undefined && { name: own }),
    columns: columns.map((one) => columnOf(one.replace(/^-/, ""))),
    unique: name === "UniqueConstraint",
  };
}
