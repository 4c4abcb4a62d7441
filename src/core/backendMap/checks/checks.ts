import { brokenContract } from "./brokenContract.ts";
import { callWithoutTimeout } from "./callWithoutTimeout.ts";
import type { Check } from "./check.ts";
import { oneSidedTopic } from "./oneSidedTopic.ts";
import { queryInLoop } from "./queryInLoop.ts";
import { repeatedMessage } from "./repeatedMessage.ts";
import { requestInSql, valueInSql } from "./requestInSql.ts";
import { riskyMigration } from "./riskyMigration.ts";
import { separateWrites } from "./separateWrites.ts";
import { undeclaredVariable } from "./undeclaredVariable.ts";
import { unguardedRoute } from "./unguardedRoute.ts";
import { unindexedFilter } from "./unindexedFilter.ts";
import { unknownColumn } from "./unknownColumn.ts";
import { unknownTable } from "./unknownTable.ts";
import { unlimitedList } from "./unlimitedList.ts";

/** Every local check, in the order in which they run: first what is shown, then hints for Claude. */
export const checks: readonly Check[] = [
  unguardedRoute,
  requestInSql,
  unknownTable,
  unknownColumn,
  riskyMigration,
  separateWrites,
  queryInLoop,
  unlimitedList,
  callWithoutTimeout,
  brokenContract,
  valueInSql,
  unindexedFilter,
  repeatedMessage,
  oneSidedTopic,
  undeclaredVariable,
];
