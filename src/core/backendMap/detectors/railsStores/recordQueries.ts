import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { nameOf, type Begun } from "./begun.ts";
import { isContinued } from "./chains.ts";
import { givenIn } from "./given.ts";
import { fieldsSet } from "./heldRecords.ts";
import { beginningOf } from "./recordChains.ts";
import { asks } from "./keptRows.ts";
import { recordColumns } from "./recordColumns.ts";
import { joinedIn } from "./recordJoins.ts";
import { limitOf } from "./recordLimits.ts";
import { surroundingsOf } from "./recordSurroundings.ts";
import { filledIn } from "./sqlFills.ts";
import { kindOf, takesCondition, takesSql } from "./recordWords.ts";

/** `Loan.where(book_id: 1).limit(10)`, `@member.loans.count`, `where(…)` in the model itself. */
export function recordQueries(file: Reading): readonly QueryFact[] {
  // What a migration does to the rows is done once, with the tables of its time.
  if (file.text.includes("ActiveRecord::Migration")) return [];
  const given = givenIn(file.root);
  return nodesOf(file.root, "call").flatMap((node) => {
    const begun = isContinued(node) ? undefined : beginningOf(node, file, given);
    return begun === undefined ? [] : [queryOf(node, begun, file)];
  });
}

function queryOf(node: SyntaxNode, begun: Begun, file: Reading): QueryFact {
  const { ref, words, calls, before, isLoadable } = begun;
  const isWrite = calls.some((call) => kindOf(nameOf(call)) === "write");
  const joined = calls.flatMap(joinedIn).map((way) => along(ref, way));
  const around = surroundingsOf(node);
  const limited = limitOf(node, begun);
  return {
    scope: file.scopeOf(node),
    range: rangeOf(node),
    reads: [...(before ? [before.ref] : []), ...(isWrite ? [] : [ref]), ...joined],
    writes: isWrite ? [ref] : [],
    columns: [
      ...(before === undefined ? [] : recordColumns(before.calls, before.words)),
      ...recordColumns(calls, words),
      ...savedWith(begun),
    ],
    ...around,
    inLoop: around.inLoop && isLoadable === undefined && !calls.every(onlyNarrows),
    ...(!isWrite && limited !== undefined && { limited }),
    ...filledIn(calls.flatMap(sqlIn)),
  };
}

/** A relation that is only put together asks nothing by itself. */
const onlyNarrows = (call: SyntaxNode): boolean =>
  kindOf(nameOf(call)) === "read" && !asks(call) && fieldOf(call, "block") === undefined;

/** The fields that were set of a record that is saved. */
function savedWith({ variable, calls: [first], words }: Begun): QueryFact["columns"] {
  const isSaved = first !== undefined && /^save!?$/.test(nameOf(first));
  const set = isSaved && variable ? fieldsSet(variable) : [];
  return set.map((name) => ({ name, table: words, use: "write" }));
}

/** The texts of SQL that a call is given; conditions by name are none. */
function sqlIn(call: SyntaxNode): readonly SyntaxNode[] {
  if (!takesSql.has(nameOf(call))) return [];
  const { plain } = argumentsOf(call);
  return takesCondition.has(nameOf(call)) ? plain.slice(0, 1) : plain;
}

function along(ref: TableRef, way: readonly string[]): TableRef {
  return "table" in ref ? ref : { ...ref, via: [...(ref.via ?? []), ...way] };
}
