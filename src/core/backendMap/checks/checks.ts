import { brokenContract } from "./contracts/brokenContract.ts";
import { callWithoutTimeout } from "./callWithoutTimeout.ts";
import type { Check } from "./check.ts";
import { missingRole } from "./contracts/missingRole.ts";
import { oneSidedTopic } from "./contracts/oneSidedTopic.ts";
import { queryInLoop, queryInWork } from "./stores/queryInLoop.ts";
import { repeatedMessage } from "./stores/repeatedMessage.ts";
import { requestInSql, valueInSql } from "./stores/requestInSql.ts";
import { riskyMigration } from "./stores/riskyMigration.ts";
import { separateWrites } from "./stores/separateWrites.ts";
import { undeclaredVariable } from "./undeclaredVariable.ts";
import { unguardedRoute } from "./contracts/unguardedRoute.ts";
import { unindexedFilter } from "./stores/unindexedFilter.ts";
import { unknownColumn } from "./stores/unknownColumn.ts";
import { unknownTable } from "./stores/unknownTable.ts";
import { unlimitedList } from "./stores/unlimitedList.ts";
import { writesByCalls } from "./stores/writesByCalls.ts";

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
  missingRole,
  queryInWork,
  writesByCalls,
  valueInSql,
  unindexedFilter,
  repeatedMessage,
  oneSidedTopic,
  undeclaredVariable,
];
