import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact } from "../../facts/tableFacts.ts";
import { gormName } from "./gormNames.ts";

/** What a field's `gorm` tag says, names in lower case. */
export function settingsOf(field: SyntaxNode): ReadonlyMap<string, string> {
  const tag = /\bgorm:"((?:[^"\\]|\\.)*)"/.exec(fieldOf(field, "tag")?.text ?? "")?.[1] ?? "";
  return new Map(
    tag
      .split(";")
      .filter((one) => one.trim() !== "")
      .map((one) => {
        const [name = "", ...value] = one.split(":");
        return [name.trim().toLowerCase(), value.join(":").trim()] as const;
      }),
  );
}

/** A field as columns; none for what is kept in another table, or not at all. */
export function columnOf(field: SyntaxNode, file: Reading): readonly ColumnFact[] | undefined {
  const settings = settingsOf(field);
  const type = fieldOf(field, "type");
  if (settings.has("-") || type === undefined || isElsewhere(type, settings, file)) {
    return undefined;
  }
  const names = field.childrenForFieldName("name").filter(({ isNamed }) => isNamed);
  const isNever = settings.has("not null") || settings.has("primarykey");
  const isStated = ["column", "type", "serializer"].some((one) => settings.has(one));
  const model = modelNamed(type);
  const nullable = isNever ? false : type.type === "pointer_type" ? true : undefined;
  return names
    .filter(({ text }) => /^\p{Lu}/u.test(text))
    .map(({ text }) => ({
      name: settings.get("column") ?? gormName(text),
      type: settings.get("type") ?? type.text.replace(/^\*/, ""),
      range: rangeOf(field),
      field: text,
      ...(nullable !== undefined && { nullable }),
      ...(settings.has("default") && { hasDefault: true }),
      ...(isStated || model === undefined ? {} : { unlessModel: model }),
    }));
}

/** What a type of another file is called that may be a model; those of other libraries are none. */
function modelNamed({ text }: SyntaxNode): string | undefined {
  const [, owner = "", name] = /^\*?(?:(\w+)\.)?(\p{Lu}\w*)$/u.exec(text) ?? [];
  return /^(?:time|sql|gorm|datatypes|uuid|decimal|pq|json|null|pgtype)$/.test(owner)
    ? undefined
    : name;
}

const relations = ["foreignkey", "references", "many2many", "polymorphic", "constraint"];

/** Another model, or a list of them. */
function isElsewhere(
  type: SyntaxNode,
  settings: ReadonlyMap<string, string>,
  { facts }: Reading,
): boolean {
  if (relations.some((one) => settings.has(one))) return true;
  if (settings.has("type") || settings.has("serializer")) return false;
  const bare = type.text.replace(/^[*[\]]+/, "");
  const isList = /^\*?\[\]/.test(type.text);
  const isStruct = facts.definitions.some(({ kind, name }) => kind === "class" && name === bare);
  return isStruct || (isList && /^(?:\w+\.)?\p{Lu}/u.test(bare));
}
