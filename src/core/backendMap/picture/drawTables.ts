import type { Table } from "../backendMap.ts";
import type { Drawing } from "./drawFlow.ts";
import { counted } from "./factWords.ts";
import { erWord, mermaidBlock } from "./mermaid.ts";

/** More tables in one diagram are a blur, and more columns of one push the others away. */
const most = { tables: 16, columns: 12, diagrams: 4 };

/**
 * Tables with their columns, keys and relations. Those that refer to each other stand in one
 * diagram; what is more than a few diagrams hold is counted.
 */
export function drawTables(tables: readonly Table[]): readonly Drawing[] {
  const families = togetherWith(tables);
  const alone = families.filter(({ length }) => length === 1).flat();
  const related = families.filter(({ length }) => length > 1);
  const parts = [...related, alone]
    .flatMap((all) => chunks(all))
    .filter(({ length }) => length > 0);
  const shown = parts.slice(0, most.diagrams);
  const left = parts.slice(most.diagrams).reduce((sum, { length }) => sum + length, 0);
  return shown.map((part, at) => ({
    block: draw(part, wordsFor(part)),
    remainder: [
      cutColumns(part),
      at === shown.length - 1 && left > 0 ? `Not drawn: ${counted(left, "table")}.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  }));
}

/** Tables that foreign keys tie together, the largest family first. */
function togetherWith(tables: readonly Table[]): readonly (readonly Table[])[] {
  const families = new Map<Table, Table[]>(tables.map((table) => [table, [table]]));
  const byName = new Map(tables.map((table) => [table.name, table]));
  for (const table of tables) {
    for (const key of table.foreignKeys) {
      const other = byName.get(key.table);
      const [mine, theirs] = [families.get(table), other && families.get(other)];
      if (mine === undefined || theirs === undefined || mine === theirs) continue;
      mine.push(...theirs);
      for (const member of theirs) families.set(member, mine);
    }
  }
  return [...new Set(families.values())].toSorted((a, b) => b.length - a.length);
}

function chunks(tables: readonly Table[]): readonly (readonly Table[])[] {
  const count = Math.ceil(tables.length / most.tables);
  return Array.from({ length: count }, (_, at) =>
    tables.slice(at * most.tables, (at + 1) * most.tables),
  );
}

type Words = ReadonlyMap<string, string>;

/** Two names can become one word, which would join their tables. */
function wordsFor(tables: readonly Table[]): Words {
  const taken = new Set<string>();
  return new Map(
    tables.map(({ name }) => {
      let word = erWord(name);
      for (let count = 2; taken.has(word); count += 1) word = `${erWord(name)}_${count}`;
      taken.add(word);
      return [name, word];
    }),
  );
}

function draw(tables: readonly Table[], words: Words): string {
  return mermaidBlock([
    "erDiagram",
    ...tables.flatMap((table) => [`  ${wordOf(table.name, words)} {`, ...columnsOf(table), "  }"]),
    ...tables.flatMap((table) => relationsOf(table, words)),
  ]);
}

const wordOf = (name: string, words: Words): string => words.get(name) ?? erWord(name);

function columnsOf({ columns, primaryKey = [], foreignKeys, indexes }: Table): readonly string[] {
  const pointing = new Set(foreignKeys.flatMap((key) => key.columns));
  const unique = new Set(
    indexes.filter((one) => one.unique && one.columns.length === 1).flatMap((one) => one.columns),
  );
  return columns.slice(0, most.columns).map(({ name, type }) => {
    const marks = [
      primaryKey.includes(name) ? "PK" : "",
      pointing.has(name) ? "FK" : "",
      unique.has(name) && !primaryKey.includes(name) ? "UK" : "",
    ].filter(Boolean);
    return `    ${erWord(type ?? "unknown")} ${erWord(name)} ${marks.join(", ")}`.trimEnd();
  });
}

function relationsOf(table: Table, words: Words): readonly string[] {
  const lines = table.foreignKeys
    .filter((key) => words.has(key.table))
    .map((key) => {
      const label = key.columns.map(erWord).join("_");
      return `  ${wordOf(key.table, words)} ||--o{ ${wordOf(table.name, words)} : ${label || "has"}`;
    });
  return [...new Set(lines)];
}

function cutColumns(tables: readonly Table[]): string {
  const cut = tables.filter(({ columns }) => columns.length > most.columns);
  if (cut.length === 0) return "";
  return `Of ${counted(cut.length, "table")} only the first ${most.columns} columns are drawn.`;
}
