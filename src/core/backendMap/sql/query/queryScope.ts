import type { QueryColumn } from "../../backendMap.ts";

/** One SELECT, INSERT, UPDATE or DELETE, with what its names mean. */
export interface QueryScope {
  /** Around it, for a query that can name what is outside: not one in FROM, nor of a WITH. */
  readonly parent?: QueryScope;
  readonly tables: { readonly name: string; readonly isWritten: boolean }[];
  /** Tables, functions and queries that it takes rows from. */
  sources: number;
  /** By alias and by own name, both in lower case; undefined for what is no table. */
  readonly aliases: Map<string, string | undefined>;
  /** Names given in the select list. */
  readonly given: Set<string>;
  readonly columns: PendingColumn[];
  isLimited: boolean;
  isAggregate: boolean;
  isGrouped: boolean;
  /** Its rows are those that a function gives, `FROM unnest($1)`, with what is joined to each. */
  isOfFunction: boolean;
}

interface PendingColumn {
  readonly name: string;
  readonly qualifier?: string;
  readonly use: QueryColumn["use"];
  /** Whether a name of the select list is meant before a column: in ORDER BY and GROUP BY. */
  readonly mayBeGiven: boolean;
}

export function createQueryScope(parent?: QueryScope): QueryScope {
  return {
    ...(parent !== undefined && { parent }),
    tables: [],
    sources: 0,
    aliases: new Map(),
    given: new Set(),
    columns: [],
    isLimited: false,
    isAggregate: false,
    isGrouped: false,
    isOfFunction: false,
  };
}

/** Columns with their table, where an alias, or there being no other table, makes it certain. */
export function columnsIn(
  scope: QueryScope,
  isTable: (name: string) => boolean,
): readonly QueryColumn[] {
  const [only] = scope.tables;
  const isCertain = scope.sources === 1 && scope.parent === undefined;
  const sole = isCertain && only !== undefined && isTable(only.name) ? only.name : undefined;
  const joined = joinedIn(scope, isTable);
  return scope.columns
    .filter(({ name, mayBeGiven }) => !mayBeGiven || !scope.given.has(name.toLowerCase()))
    .map(({ name, qualifier, use }) => {
      const table = qualifier === undefined ? sole : aliased(qualifier, scope);
      if (table !== undefined && isTable(table)) return { name, use, table };
      const isOfAny = qualifier === undefined && !scope.aliases.has(name.toLowerCase());
      return { name, use, ...(isOfAny && joined !== undefined && { among: joined }) };
    });
}

/** All that a query can name columns of, where that is several tables and nothing else. */
function joinedIn(
  { tables, sources, parent }: QueryScope,
  isTable: (name: string) => boolean,
): readonly string[] | undefined {
  const isWhole = parent === undefined && sources > 1 && sources === tables.length;
  const isPlain = tables.every(({ name, isWritten }) => isTable(name) && !isWritten);
  return isWhole && isPlain ? tables.map(({ name }) => name) : undefined;
}

/** What an alias stands for in a query or in those around it. */
export function aliased(alias: string, scope: QueryScope): string | undefined {
  const key = alias.toLowerCase();
  for (let one: QueryScope | undefined = scope; one !== undefined; one = one.parent) {
    if (one.aliases.has(key)) return one.aliases.get(key);
  }
  return undefined;
}
