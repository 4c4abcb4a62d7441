import type { ColumnType, Generated } from "kysely";

interface BadgeTable {
  id: Generated<number>;
  label: string | null;
  given_at: ColumnType<Date, string | undefined, never>;
}

interface UserTable {
  id: string;
  displayName: string;
}

export interface Database {
  badges: BadgeTable;
  users: UserTable;
}
