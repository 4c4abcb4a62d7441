import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { ModelSettingFact, RelationsFact } from "../../facts/tableFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { entriesOf } from "../javascriptStores/records.ts";
import { keyOf } from "../../languages/javascriptValues/texts.ts";

/** `relations(users, ({ many }) => ({ posts: many(posts) }))`, and `defineRelations(schema, …)`. */
export function drizzleRelations(file: Reading): readonly RelationsFact[] {
  if (!/\b(?:relations|defineRelations\w*)\(/.test(file.text)) return [];
  return nodesOf(file.root, "call_expression").flatMap((node): readonly RelationsFact[] => {
    const called = fieldOf(node, "function")?.text ?? "";
    const [of, made] = argumentsOf(node);
    const record = made && givenBack(made);
    if (of === undefined || record === undefined) return [];
    if (called === "relations") return relationsOf(lastWord(of), record);
    if (!called.startsWith("defineRelations")) return [];
    return entriesOf(record).flatMap(({ key, value }) => relationsOf(key, value));
  });
}

function relationsOf(model: string, record: SyntaxNode): readonly RelationsFact[] {
  const relations = entriesOf(record).flatMap(({ key, value }) => {
    const to = ledTo(value);
    return to === undefined ? [] : [[key, to] as const];
  });
  return relations.length === 0 ? [] : [{ model, relations: Object.fromEntries(relations) }];
}

/** Of `many(posts)` and `r.many.posts({ … })` "posts". */
function ledTo(value: SyntaxNode): string | undefined {
  const text = value.type === "call_expression" ? value.text : "";
  return (/^(?:one|many)\(\s*(?:\w+\.)*(\w+)/.exec(text) ??
    /^\w+\.(?:one|many)\.(\w+)\(/.exec(text))?.[1];
}

const lastWord = ({ text }: SyntaxNode): string => text.replace(/^.*\./s, "");

/** The object that a function gives, at once or by `return`. */
function givenBack(made: SyntaxNode): SyntaxNode | undefined {
  return nodesOf(fieldOf(made, "body") ?? made, "object")[0];
}

/** `drizzle(client, { casing: "snake_case" })`, and so in drizzle.config.ts. */
export function drizzleCasing(file: Reading): readonly ModelSettingFact[] {
  if (!/\bcasing\s*:/.test(file.text)) return [];
  return nodesOf(file.root, "pair")
    .filter((node) => keyOf(fieldOf(node, "key")) === "casing")
    .flatMap((node) => {
      const style = fieldOf(node, "value");
      return style === undefined
        ? []
        : [{ stack: "drizzle", scope: file.scopeOf(node), style: file.valueOf(style) }];
    });
}
