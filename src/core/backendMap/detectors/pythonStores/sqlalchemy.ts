import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { sqlalchemyTables } from "./sqlalchemyModels.ts";
import { sqlalchemyQueries } from "./sqlalchemyQueries.ts";

/** SQLAlchemy and what stands on it: declarative models, SQLModel, queries of both styles. */
export const sqlalchemy: Stack = {
  name: "sqlalchemy",
  languages: ["python"],
  markers:
    /\bsqlalchemy\b|\bsqlmodel\b|__tablename__|\bdb\.(?:Model|Column|session)\b|\bsession\b|\.query\b|\bColumn\(/i,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  const isMigration = /\bdown_revision\b/.test(file.text);
  if (isMigration) return {};
  return { tables: sqlalchemyTables(file), queries: sqlalchemyQueries(file) };
}
