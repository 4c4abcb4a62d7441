import type { QueryFact } from "../../facts/queryFacts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { plainParams } from "../../link/stores/plainParams.ts";

/** What cannot hold SQL: numbers, what is quoted, names of tables. */
const harmless =
  /\.to_[if]\b|\bInteger\(|\bquote\w*\b|\bsanitize\w*|\btable_name\b|\.(?:id|ids|size|count|length|to_sql)$|^\d+$/;
const longest = 60;
const longestMethod = 20_000;

/**
 * What texts fill in that may be any SQL, as the code writes it, a local name for what it is given; and
 * the names of which callers may tell what they are.
 */
export function filledIn(texts: readonly SyntaxNode[]): Pick<QueryFact, "concatenates" | "fills"> {
  const open = texts.flatMap((one) => (isJoined(one) ? [one] : filledInto(one))).filter(isOpen);
  const words = open.map(
    (one) => (one.type === "identifier" ? givenTo(one) : undefined) ?? one.text,
  );
  const filled = words.find((one) => one.startsWith("params")) ?? words[0];
  const names = open.filter(({ type }) => type === "identifier").map(({ text }) => text);
  return {
    ...(filled !== undefined && { concatenates: filled.slice(0, longest) }),
    ...(names.length > 0 && { fills: names.map((name) => ({ kind: "name", name }) as const) }),
  };
}

/** `name` of `"… " + name`. */
const isJoined = ({ type, parent }: SyntaxNode): boolean =>
  type !== "string" && parent?.type === "binary";

const filledInto = (text: SyntaxNode): readonly SyntaxNode[] =>
  nodesOf(text, "interpolation").flatMap((one) => childrenOf(one).slice(0, 1));

const isOpen = (inner: SyntaxNode): boolean =>
  inner.type !== "constant" && inner.type !== "scope_resolution" && !harmless.test(inner.text);

/** What a request brings, where the method around gives nothing but that to the name. */
function givenTo(name: SyntaxNode): string | undefined {
  let around = name.parent;
  while (around !== null && around.type !== "method") around = around.parent;
  if (around === null || around.text.length > longestMethod) return undefined;
  const given = nodesOf(around, "assignment")
    .filter((one) => fieldOf(one, "left")?.text === name.text)
    .map((one) => fieldOf(one, "right")?.text ?? "");
  return given.length === 1 && plainParams.test(given[0] ?? "") ? given[0] : undefined;
}
