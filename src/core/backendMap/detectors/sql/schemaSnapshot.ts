import type { TableFact } from "../../facts/tableFacts.ts";
import { folderOf } from "../../link/names/factIndex.ts";

const longestNumber = 20;

/**
 * Which migrations a schema file of Rails was written after: `db/schema.rb` and `db/structure.sql`
 * those of `db/`, `db/queue_schema.rb` those of `db/queue_migrate/`.
 */
export function schemaSnapshot(path: string, text: string): TableFact["after"] {
  const [, folder = "", of] =
    /^(.*?)(?:([A-Za-z]\w*)_)?(?:schema\.rb|structure\.sql)$/.exec(path) ?? [];
  if (!/(?:^|\/)db\/$/.test(folder)) return undefined;
  const unit = of === undefined ? folder.slice(0, -1) : `${folder}${of}_migrate`;
  return { unit, order: `${versionIn(text).padStart(longestNumber, "0")}~` };
}

/** Rails' folders of migrations beside `db/migrate` belong to it, those of other databases do not. */
export function railsUnit(path: string): string {
  const folder = folderOf(path);
  const isOwn = /(?:^|\/)db\/(?:(?:post|old)_)?migrat(?:e|ions)$/.test(folder);
  return isOwn ? folderOf(folder) : folder;
}

/** Where no version is said, nothing is newer. */
function versionIn(text: string): string {
  const own = /define\(\s*version:\s*["']?([\d_]+)/.exec(text)?.[1]?.replaceAll("_", "");
  if (own !== undefined) return own;
  const [, inserted = ""] =
    /INSERT INTO\s+\S*schema_migrations\S*[^;]*?VALUES([^;]*);/i.exec(text) ?? [];
  const versions = [...inserted.matchAll(/'(\d+)'/g)].map(([, one = ""]) => one);
  return (
    versions.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).at(-1) ??
    "9".repeat(longestNumber)
  );
}
