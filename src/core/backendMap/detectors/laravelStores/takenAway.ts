import { wordsIn } from "../../languages/php/literals.ts";
import { underscored } from "../../languages/ruby/inflect.ts";
import { usualName, type BlueprintCall, type Step } from "./migrationStep.ts";

/** What a call on the table of a migration takes away or names anew. */
export function takenAwayBy(call: BlueprintCall): readonly Step[] | undefined {
  const [first] = call.links;
  const take = first && takers[first.name];
  if (first === undefined || take === undefined) return undefined;
  const { plain } = first.args;
  const listed = plain.flatMap(wordsIn);
  const texts = plain.flatMap((one) => call.textOf(one) ?? []);
  return take(listed.length > texts.length ? listed : texts, call, plain[0]?.type ?? "");
}

type Take = (words: readonly string[], call: BlueprintCall, type: string) => readonly Step[];

const dropped = (columns: readonly string[]): readonly Step[] =>
  columns.map((column) => ({ op: "dropColumn", column }));

const dropIndex =
  (kind: string): Take =>
  (words, { table }, type) => {
    // A list names the columns, a text the index.
    const isList = type === "array_creation_expression";
    const index = isList ? usualName(table, words, kind) : words[0];
    return index === undefined ? [] : [{ op: "dropIndex", index }];
  };

const morphed: Take = ([name]) =>
  name === undefined ? [] : dropped([`${name}_type`, `${name}_id`]);

const takers: Readonly<Record<string, Take>> = {
  dropColumn: dropped,
  dropColumns: dropped,
  removeColumn: dropped,
  dropConstrainedForeignId: dropped,
  dropForeignIdFor: (words, call) => dropped(keyOf(words, call)),
  dropConstrainedForeignIdFor: (words, call) => dropped(keyOf(words, call)),
  dropTimestamps: () => dropped(["created_at", "updated_at"]),
  dropTimestampsTz: () => dropped(["created_at", "updated_at"]),
  dropSoftDeletes: ([name = "deleted_at"]) => dropped([name]),
  dropSoftDeletesTz: ([name = "deleted_at"]) => dropped([name]),
  dropRememberToken: () => dropped(["remember_token"]),
  dropMorphs: morphed,
  dropIndex: dropIndex("index"),
  dropUnique: dropIndex("unique"),
  dropFullText: dropIndex("fulltext"),
  dropForeign: () => [],
  dropPrimary: () => [],
  renameColumn: ([column, to]) =>
    column === undefined || to === undefined ? [] : [{ op: "renameColumn", column, to }],
  rename: ([to]) => (to === undefined ? [] : [{ op: "renameTable", to }]),
  drop: () => [{ op: "dropTable" }],
  dropIfExists: () => [{ op: "dropTable" }],
};

function keyOf([name]: readonly string[], { links, classOf }: BlueprintCall): readonly string[] {
  if (name !== undefined) return [name];
  const model = classOf(links[0]?.args.plain[0]);
  return model === undefined ? [] : [`${underscored(model.slice(model.lastIndexOf("\\") + 1))}_id`];
}
