import { folderOf } from "../../link/names/factIndex.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { Knowledge } from "../check.ts";
import { bareKey } from "./sqlNames.ts";

/**
 * Finds the tables that a migration names of which no step was understood: what it does to them is not
 * known. Such stand beside others that were understood, in code: a tool of its own, or a helper's calls;
 * and wherever code has tables changed by texts of SQL.
 */
export function unreadMigrations({ files }: Pick<Knowledge, "files">): (table: string) => boolean {
  const all = [...files.values()];
  const folders = new Set(
    all.flatMap(({ tableChanges }) => tableChanges.flatMap(({ unit }) => unit ?? [])),
  );
  const unread = all.filter(
    ({ tableChanges, path, languageId }) =>
      tableChanges.length === 0 && languageId !== "sql" && folders.has(folderOf(path)),
  );
  const named = new Set(unread.flatMap(textsOf).flatMap(wordsIn));
  const altered = all.flatMap(({ altersTables = [] }) => altersTables.map((one) => bareKey(one)));
  const whole = new Set(altered);
  // "relation_" + name
  const begun = altered.filter((one) => one.endsWith("_"));
  return (table) => {
    const key = bareKey(table);
    return named.has(key) || whole.has(key) || begun.some((one) => key.startsWith(one));
  };
}

function textsOf({ calls }: FileFacts): readonly string[] {
  return calls.flatMap(({ args }) => args.flatMap((one) => (one.kind === "text" ? one.text : [])));
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\w+/g) ?? [];
