import type { Range } from "../../findings/finding.ts";
import type { TableOrigin } from "../backendMap.ts";
import type { Scope, Value } from "./value.ts";

/** A table as a model or a schema file describes it, whole. */
export interface TableFact {
  readonly origin: TableOrigin;
  readonly name: string;
  /** What code calls it: the model class, the variable, the delegate. Queries are linked by it. */
  readonly model?: string;
  readonly scope: Scope;
  readonly range: Range;
  readonly columns: readonly ColumnFact[];
  readonly indexes: readonly IndexFact[];
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly primaryKey?: readonly string[];
  /** Models whose columns it has too. */
  readonly bases?: readonly Value[];
  /** Models by the names of the fields that lead to them. */
  readonly relations?: Readonly<Record<string, string>>;
  /**
   * The columns that hold the key by which a relation is kept, by the relation's name; none where the
   * other side holds it. For models whose columns a schema tells.
   */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Models whose rows have many of this one's, by the name that these go by there. */
  readonly relationsBack?: Readonly<Record<string, readonly string[]>>;
  /** Tables that stand between, by the names of the relations that lead over them. */
  readonly through?: Readonly<Record<string, string>>;
  /**
   * Names in braces, "{Tables.USERS}", are what the code calls texts. This is the table's name where its
   * own cannot be told so; other names are left out then.
   */
  readonly elseNamed?: string;
  /** Its name is a convention's: what states one for the same model goes before it. */
  readonly isImplied?: true;
  /** Written by a tool that ran these migrations: what they did until then is in here. */
  readonly after?: { readonly unit: string; readonly order: string };
  /** Only lends its columns to others; is no table by itself. */
  readonly isAbstract?: true;
  /** A model only where one of its bases is one; it has that one's table, unless that only lends. */
  readonly isBelow?: true;
  /** It names the tables of what stands below it by the classes' own names, so written. */
  readonly namesBelow?: "lower" | "snake";
  /** The names that it has where something above it names it; below a table it has that one. */
  readonly fromAbove?: Readonly<Record<"lower" | "snake", string>>;
  /**
   * Of a model that others may extend, how their tables are kept: all in the one of the topmost, each
   * beside it with what is its own, or each with all columns. The topmost one says so.
   */
  readonly keepsBelow?: "inOne" | "joined" | "each";
  /** It is kept in the table of what it stands below, under that one's name. */
  readonly isPartOf?: true;
  /** What its library calls the model, where code has another name for it. */
  readonly called?: string;
  /** Columns that it is given by what others say of it are called so: "user_id". */
  readonly keysAre?: "snake";
  /** Names that the convention may mean as well, where nothing has its own. */
  readonly otherNames?: readonly string[];
  /** It ties rows of two models; what of its names is in braces, its library makes of theirs. */
  readonly tie?: { readonly owner: string; readonly other: string; readonly property: string };
  /** Models whose columns it has too, with something in front of their names. */
  readonly embeds?: readonly { readonly of: Value; readonly prefix: string }[];
  /** Why more may belong to it than is known. */
  readonly incomplete?: string;
  /** The stack whose setting says how columns are called that the code gives no name. */
  readonly namedBy?: string;
}

/** Models by the names of the relations that lead to them from a model, by what code calls both. */
export interface RelationsFact {
  readonly model: string;
  readonly relations: Readonly<Record<string, string>>;
  /** The columns that hold the relation, where their model does not write them itself. */
  readonly keys?: readonly RelationKey[];
}

export interface RelationKey {
  /** The model that has the column, and the one that it leads to. */
  readonly model: string;
  readonly to: string;
  readonly column?: string;
  /** What it is called after, "Id" at its end, where nothing names it; the model's name without it. */
  readonly after?: string;
}

/** How a project has columns called that its models give no name: "snake_case". */
export interface ModelSettingFact {
  readonly stack: string;
  readonly scope: Scope;
  readonly style: Value;
}

export interface ColumnFact {
  readonly name: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly hasDefault?: boolean;
  readonly range: Range;
  /** What code calls it, where that differs from its name. */
  readonly field?: string;
  /** It is called as its field, unless the project has such columns called otherwise. */
  readonly isUnnamed?: true;
  /** It holds the key of this model, and is called after that, "Id" at its end, where nothing names it. */
  readonly leadsTo?: string;
  /** No column where this is a model: the field leads to that one then. */
  readonly unlessModel?: string;
  /**
   * It is the key of the first of these models that there is: what is none is kept in a column that is
   * called as the field. Absent where that model has the key to this one, in a column called so.
   */
  readonly keyOf?: { readonly models: readonly string[]; readonly unless: string };
}
export interface IndexFact {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** Built without locking writes. */
  readonly concurrently?: boolean;
}
/** `table` is a name of a table or of a model. */
export interface ForeignKeyFact {
  readonly columns: readonly string[];
  readonly table: string;
  /** The model, where its name alone does not tell it. */
  readonly to?: Value;
}

/** A step of a migration. Steps are replayed in the order of their files, then of the steps. */
export type TableChange = {
  readonly range: Range;
  readonly table: string;
  /** In which order of migrations the file stands; equal ones by path. */
  readonly order: string;
  /** The folder whose migrations are replayed together; the one of the file without it. */
  readonly unit?: string;
  /** Names in braces, "{Tables.users}", are what the code calls texts, looked up from here. */
  readonly spelledIn?: Scope;
} & (
  | {
      readonly op: "createTable";
      readonly columns: readonly ColumnFact[];
      readonly indexes: readonly IndexFact[];
      readonly foreignKeys: readonly ForeignKeyFact[];
      readonly primaryKey?: readonly string[];
      readonly ifNotExists?: true;
      /** Tables whose columns it has too: partitions, `LIKE`, `INHERITS`. */
      readonly like?: readonly string[];
      /** The table whose rows it ties to others; it goes and is renamed with that one. */
      readonly tiedTo?: string;
    }
  | { readonly op: "createView" }
  | { readonly op: "dropTable"; readonly withTies?: true }
  | {
      readonly op: "renameTable";
      readonly to: string;
      readonly withTies?: true;
      /** In tables that tie rows its key has a name that goes by the model's. */
      readonly key?: { readonly from: string; readonly to: string };
      /**
       * Back to what it was called before, where no other is called so by now; and again, what was
       * called back.
       */
      readonly turn?: "back" | "again";
    }
  | { readonly op: "addColumn"; readonly column: ColumnFact }
  | { readonly op: "dropColumn"; readonly column: string }
  | { readonly op: "renameColumn"; readonly column: string; readonly to: string }
  | { readonly op: "alterColumn"; readonly column: ColumnFact }
  | { readonly op: "addIndex"; readonly index: IndexFact }
  /** The table is empty where only the index is named. */
  | { readonly op: "dropIndex"; readonly index: string }
  | { readonly op: "addForeignKey"; readonly foreignKey: ForeignKeyFact }
  | { readonly op: "setPrimaryKey"; readonly columns: readonly string[] }
  /** Rows that are there get or lose values in these columns, or must have them from now on. */
  | { readonly op: "fill"; readonly columns: readonly string[] }
  /** Something that cannot be replayed; what is known of the table may be incomplete from here. */
  | { readonly op: "opaque"; readonly why: string }
);
