import type { QueryColumn } from "../../backendMap.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Link } from "./chains.ts";

const isModelName = (text: string): boolean => /^[A-Z]\w*$/.test(text) && !/^[A-Z_\d]+$/.test(text);

/** `User`, `models.User`, and `cls` in a method of the model's own. */
export const isModelWords = (words: string): boolean =>
  words === "cls" || isModelName(words.slice(words.lastIndexOf(".") + 1));

/** The models that an argument of a query names: `User`, `User.id`, `func.count(User.id)`. */
export function modelNodes(arg: SyntaxNode): readonly SyntaxNode[] {
  if (arg.type === "identifier") return [arg];
  if (arg.type === "attribute") return modelOf(arg);
  if (arg.type === "call") return modelsInCall(arg);
  return arg.type === "list" ? childrenOf(arg).flatMap(modelNodes) : [];
}

/** `func.count(User.id).label("n")`: each model once, functions and names of results not. */
function modelsInCall(call: SyntaxNode): readonly SyntaxNode[] {
  const whole = argumentsOf(call).filter(
    ({ text, type }) => type === "identifier" && isModelName(text),
  );
  const found = [...whole, ...nodesOf(call, "attribute").flatMap(modelOf)];
  return [...new Map(found.map((one) => [one.text, one])).values()];
}

function modelOf(arg: SyntaxNode): readonly SyntaxNode[] {
  const object = fieldOf(arg, "object");
  if (object?.type === "identifier" && isModelName(object.text)) return [object];
  const table = tableOf(object);
  if (table !== undefined) return [table];
  if (isModelName(wordOf(arg, "attribute")) || arg.text === "self.model") return [arg];
  return object?.type === "attribute" ? modelOf(object) : [];
}

/** `users` of `users.c`. */
function tableOf(columns: SyntaxNode | undefined): SyntaxNode | undefined {
  if (columns?.type !== "attribute" || wordOf(columns, "attribute") !== "c") return undefined;
  return fieldOf(columns, "object");
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  filter: "filter",
  where: "filter",
  having: "filter",
  order_by: "sort",
  join: "join",
  outerjoin: "join",
};

/** Columns that the calls of a query of some tables name, and what for. */
export function columnsOfLinks(
  links: readonly Link[],
  model: string | undefined,
  tables: ReadonlySet<string>,
): readonly QueryColumn[] {
  return links.flatMap(({ name, call }): readonly QueryColumn[] => {
    const own = model === undefined ? {} : { table: model };
    if (name === "filter_by") {
      return [...keywordsOf(call).keys()].map((one) => ({ name: one, ...own, use: "filter" }));
    }
    if (name === "values" || name === "update") return written(call, own);
    if (/^get(?:_or_404)?$/.test(name)) return [{ name: "id", ...own, use: "filter" }];
    const use = Object.hasOwn(uses, name) ? uses[name] : undefined;
    if (use === undefined) return [];
    return argumentsOf(call).flatMap((arg) => {
      const text = use === "sort" ? literalOf(arg) : undefined;
      if (text !== undefined) return [{ name: text.replace(/^-/, ""), ...own, use }];
      return nodesOf(arg, "attribute").flatMap((one) =>
        use !== "join" && isGiven(one, arg, tables) ? [] : columnNode(one, use),
      );
    });
  });
}

function written(call: SyntaxNode, own: { readonly table?: string }): readonly QueryColumn[] {
  const [first] = argumentsOf(call);
  const keys =
    first?.type === "dictionary" ? childrenOf(first).map((one) => fieldOf(one, "key")) : [];
  const names = [...keywordsOf(call).keys(), ...keys.flatMap((key) => literalOf(key) ?? [])];
  return names
    .filter((name) => name !== "synchronize_session")
    .map((name) => ({ name, ...own, use: "write" }));
}

const comparing =
  /^(?:(?:not_?)?in_|is_|is_?not|is_distinct_from|between|i?like|contains|startswith|endswith|op)$/;

/** What a column is compared with is one only where its table is asked: `State.open` is none. */
function isGiven(node: SyntaxNode, arg: SyntaxNode, tables: ReadonlySet<string>): boolean {
  if (tables.has(fieldOf(node, "object")?.text ?? "")) return false;
  for (let inside = node; inside.id !== arg.id && inside.parent !== null; inside = inside.parent) {
    if (isCompared(inside, inside.parent)) return true;
  }
  return false;
}

/** Whether it is on the right of a comparison, or in the arguments of one. */
function isCompared({ id }: SyntaxNode, around: SyntaxNode): boolean {
  if (around.type === "comparison_operator") return around.namedChildren[0]?.id !== id;
  const call = around.type === "argument_list" ? around.parent : null;
  return call?.type === "call" && comparing.test(calleeOf(call).name);
}

/** `User.email`, `models.User.email`, `cls.email`, `users.c.email`. */
function columnNode(node: SyntaxNode, use: QueryColumn["use"]): readonly QueryColumn[] {
  const [object, name] = [fieldOf(node, "object"), wordOf(node, "attribute")];
  if (object === undefined || isModelName(name)) return [];
  if (isModelWords(object.text)) {
    return [{ name, table: object.text === "cls" ? "this" : object.text, use }];
  }
  const table = tableOf(object)?.text;
  return table === undefined ? [] : [{ name, table, use }];
}
