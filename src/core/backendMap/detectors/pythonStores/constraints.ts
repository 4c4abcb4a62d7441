import type { ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { referredBy, says, textsOf } from "./columns.ts";

export interface ReadConstraint {
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly indexes: readonly IndexFact[];
  readonly primaryKey?: readonly string[];
}

const none: ReadConstraint = { foreignKeys: [], indexes: [] };

/** What stands beside the columns of a table of SQLAlchemy. */
export function readConstraint(call: SyntaxNode): ReadConstraint {
  const args = argumentsOf(call);
  const name = literalOf(keywordsOf(call).get("name"));
  const named = name === undefined ? {} : { name };
  switch (calleeOf(call).name) {
    case "PrimaryKeyConstraint":
      return { ...none, primaryKey: textsOf(args) };
    case "UniqueConstraint":
      return { ...none, indexes: [{ ...named, columns: textsOf(args), unique: true }] };
    case "Index":
      return indexOf(call, args);
    case "ForeignKeyConstraint":
      return foreignKeyOf(args);
    default:
      return none;
  }
}

function indexOf(call: SyntaxNode, args: readonly SyntaxNode[]): ReadConstraint {
  const own = literalOf(args[0]);
  const index = {
    ...(own !== undefined && { name: own }),
    columns: textsOf(args.slice(1)),
    unique: says(call, "unique") === true,
  };
  return index.columns.length === 0 ? none : { ...none, indexes: [index] };
}

function foreignKeyOf([columns, targets]: readonly SyntaxNode[]): ReadConstraint {
  const table = referredBy(targets && childrenOf(targets)[0]);
  if (columns === undefined || table === undefined) return none;
  return { ...none, foreignKeys: [{ columns: textsOf(childrenOf(columns)), table }] };
}
