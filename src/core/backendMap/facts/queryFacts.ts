import type { Range } from "../../findings/finding.ts";
import type { QueryColumn } from "../backendMap.ts";
import type { Scope, Value } from "./value.ts";

export interface ColumnNamed extends QueryColumn {
  /** Relations that lead to a column of another table, or to something that is done with this one. */
  readonly path?: readonly string[];
  /** It names nothing unless all of the path is followed: one of several ways to read a name. */
  readonly isWhole?: true;
}

/**
 * A query as one place of the code makes it. Where a column names its table, it does so in the words
 * of one of the references.
 */
export interface QueryFact {
  readonly scope: Scope;
  readonly range: Range;
  readonly reads: readonly TableRef[];
  readonly writes: readonly TableRef[];
  readonly columns: readonly ColumnNamed[];
  readonly inLoop: boolean;
  readonly inTransaction: boolean;
  /** The method that makes it, where it is written away from the code, in a mapper's file. */
  readonly method?: { readonly type: string; readonly name: string };
  /** Read from SQL, a whole statement: no fragment, and no builder's. */
  readonly isText?: true;
  /** The innermost block around it: what stands in one and comes later runs after it. */
  readonly block?: Range;
  readonly limited?: boolean;
  /** Of the rows that it finds it takes the first few: more than one, and not all. */
  readonly takesFew?: true;
  /** It asks for all of a list that it is given. */
  readonly isForMany?: true;
  /** Its text is only put together here, or it is a part of another query; what is given it runs it elsewhere. */
  readonly isHandedOut?: true;
  /** It is asked only where a cache has no answer. */
  readonly isCached?: true;
  /** The write says what becomes of a row that is there already: a repeated one changes nothing. */
  readonly onConflict?: true;
  /** It makes rows, and changes none that are there. */
  readonly inserts?: true;
  /** Names and members that become part of the SQL's text, where the file does not tell what they are. */
  readonly fills?: readonly Value[];
  /** Text of the request put into the SQL by concatenation, as the code writes it. */
  readonly concatenates?: string;
  /** Its text is kept under this name at the top of its file, or is that file, and run elsewhere. */
  readonly keptAs?: string;
  /** What names the kept text that is run here, a text for the path of a file: the tables and columns are those of that one. */
  readonly runs?: Value;
}

/**
 * A table by its name in the database, or by what the code calls its model; `via` are the relations
 * that lead from that model to the table that is meant, tables between them included.
 */
export type TableRef =
  | { readonly table: string }
  | {
      readonly model: string;
      readonly via?: readonly string[];
      /** A name that may be no model's: it means nothing where there is none. */
      readonly isHeld?: true;
    }
  | {
      readonly value: Value;
      readonly via?: readonly string[];
      /** The value is a row, and its model is meant: `user` of `user.save()`. */
      readonly isRow?: true;
      /** The value is a model, and no text with a table's name. */
      readonly isModel?: true;
      /** Stands where only a table can: a text names one, or a view, whether or not anything makes it. */
      readonly isTable?: true;
      /** Models are kept by the names of their tables: `models.users`. */
      readonly orTable?: true;
      /** A model only where its library calls it just so: `sequelize.models.user`, `db.userModel`. */
      readonly isHeld?: true;
      /** A table only where the value leads to the very call that makes it: `db.collection("users")`. */
      readonly isMade?: true;
      /** Of the tables on the way only the last is meant. */
      readonly isEnd?: true;
      /** The table between is meant, where there is one: rows are tied to each other. */
      readonly isTie?: true;
    };
