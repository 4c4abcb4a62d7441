import type { Range } from "../findings/finding.ts";

/**
 * What is known of a workspace's backend, as others see it: plain data that survives a round trip.
 * Every fact keeps its file and range; what could not be computed is named, not guessed.
 */
export interface BackendMap {
  readonly entryPoints: readonly EntryPoint[];
  readonly tables: readonly Table[];
  /** Names that queries read from and that are no tables. */
  readonly views?: readonly View[];
  /** What migrations took away or gave another name, and nothing brought back. */
  readonly dropped?: readonly Dropped[];
  readonly queries: readonly Query[];
  readonly neighbours: readonly Neighbour[];
  /** Contracts, decisions and delivery: files that say what the code promises. */
  readonly documents: readonly MapDocument[];
  /** What OpenAPI files promise. */
  readonly operations?: readonly Operation[];
  /** What GraphQL's schemas and Protocol Buffers promise. */
  readonly procedures?: readonly Procedure[];
  readonly unresolved: readonly Unresolved[];
  /** What entry points run through. */
  readonly functions: readonly MapFunction[];
  /** Files that were not read for it, counted; absent where nobody counted. */
  readonly passedOver?: readonly PassedOver[];
}

/** A function that an entry point reaches. What stands in its range is part of it. */
export interface MapFunction extends MapPlace {
  readonly name: string;
  /** Where the functions that it calls begin, as `startOf` names it. */
  readonly calls: readonly string[];
  /** Those of its calls that a loop makes once for each of several things. */
  readonly loopCalls?: readonly { readonly to: string; readonly range: Range }[];
  /** Where those begin that it calls in a transaction which it opens around the call. */
  readonly transactionCalls?: readonly string[];
}

export interface PassedOver {
  readonly reason: PassedOverReason;
  readonly files: number;
}
export type PassedOverReason =
  /** An ignore file, the built-in list or the setting `exclude` covers it. */
  | "rule"
  | "generated"
  | "minified"
  | "large"
  | "notText"
  /** It could not be read from the disk. */
  | "unreadable"
  /** It could not be parsed, or not in time. */
  | "unparsed";

/** A uri as a string, and what of the file is meant. */
export interface MapPlace {
  readonly uri: string;
  readonly range: Range;
}

/** Where something enters the backend. */
export interface EntryPoint {
  readonly kind: "http" | "graphql" | "grpc" | "message" | "schedule";
  /** The framework that declares it: "express". */
  readonly stack: string;
  /** Upper case; "ANY" where every method is answered. */
  readonly method?: string;
  /** From the root, every prefix included, `{name}` for parameters. */
  readonly path?: string;
  /** Of what has no path: the field, the RPC, the topic or queue, the schedule. */
  readonly name?: string;
  readonly handler?: MapPlace;
  /** As the code calls it: "OrdersController.create". */
  readonly handlerName?: string;
  readonly declared: MapPlace;
  /** Where a schema of GraphQL or a proto promises it. */
  readonly contract?: MapPlace;
  /** Guards and middleware in their order, as the code calls them. */
  readonly guards: readonly string[];
  /** What validates its input, as the code calls it. */
  readonly schema?: string;
  /** Names without which its schema refuses a request, where the schema could be computed. */
  readonly requires?: RequiredFields;
  /** Status codes that the code states. */
  readonly responses?: readonly number[];
  /** The framework makes the description of the API, and is told to leave it out. */
  readonly isUndescribed?: true;
  /** The part of the path that could not be computed, as the code writes it. */
  readonly unresolved?: string;
}

export interface RequiredFields {
  readonly query?: readonly string[];
  readonly header?: readonly string[];
  /** Top fields. */
  readonly body?: readonly string[];
  /** All top fields of the body that the code knows, required or not. */
  readonly known?: readonly string[];
}

export interface Table extends MapPlace {
  readonly name: string;
  /** What it is known from: migrations replayed, a schema file, or models in code. */
  readonly origin: TableOrigin;
  readonly columns: readonly Column[];
  readonly indexes: readonly { readonly columns: readonly string[]; readonly unique: boolean }[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly primaryKey?: readonly string[];
  /** Why it may have columns that are not known. */
  readonly incomplete?: string;
}
export interface View extends MapPlace {
  readonly name: string;
}
/** The place is that of the migration's step. */
export interface Dropped extends MapPlace {
  readonly table: string;
  /** Absent where the whole table went. */
  readonly column?: string;
  /** The new name of what was renamed. */
  readonly to?: string;
}
export type TableOrigin = "migration" | "schema" | "model";

export interface Column extends MapPlace {
  readonly name: string;
  readonly type?: string;
  readonly nullable?: boolean;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
}

export interface Query extends MapPlace {
  /** Names of tables. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly inLoop: boolean;
  readonly inTransaction: boolean;
  /** Read from SQL, a whole statement: no fragment, and no builder's. */
  readonly isText?: true;
  /** The innermost block around it: what stands in one and comes later runs after it. */
  readonly block?: Range;
  /** Columns that it names, with the table where that is certain. */
  readonly columns: readonly QueryColumn[];
  /** The write says what becomes of a row that is there already: a repeated one changes nothing. */
  readonly onConflict?: true;
  /** It makes rows, and changes none that are there. */
  readonly inserts?: true;
  /** Whether the number of rows is bounded; absent for what returns no rows or cannot be told. */
  readonly limited?: boolean;
  /** Of the rows that it finds it takes the first few: more than one, and not all. */
  readonly takesFew?: true;
  /** It asks for all of a list that it is given. */
  readonly isForMany?: true;
  /** Its text is only put together here, or it is a part of another query; what is given it runs it elsewhere. */
  readonly isHandedOut?: true;
  /** It is asked only where a cache has no answer. */
  readonly isCached?: true;
  /** What of the request, or of whatever is not constant, becomes part of the SQL's text. */
  readonly concatenates?: string;
  /** That is of the request. */
  readonly ofRequest?: true;
  /** The call that hands it on to the code of the query, where another function takes it. */
  readonly handedOn?: MapPlace;
}

export interface QueryColumn {
  readonly name: string;
  readonly table?: string;
  readonly use: "read" | "filter" | "sort" | "join" | "write";
  /** Of several tables that are joined, where it does not say of which. */
  readonly among?: readonly string[];
}

/** What the backend talks to, and what it needs from its environment. */
export interface Neighbour extends MapPlace {
  readonly kind: NeighbourKind;
  readonly name: string;
  /** Of an outgoing call: whether something ends its wait; absent where that cannot be told. */
  readonly hasTimeout?: boolean;
  /** Of an environment variable that is read: the code says what holds without it. */
  readonly isOptional?: true;
}
export type NeighbourKind =
  | "http"
  /** A topic or queue that messages are sent to. */
  | "producer"
  /** A service of the compose file. */
  | "service"
  | "cache"
  /** An environment variable that is read, and one that is declared. */
  | "env"
  | "envDeclared";

export interface MapDocument {
  readonly kind: "openapi" | "graphql" | "proto" | "decision" | "guidance" | "delivery";
  readonly uri: string;
  readonly title: string;
  /** Of guidance that binds some files only: which. */
  readonly globs?: readonly string[];
}

/** An operation that an OpenAPI file promises. */
export interface Operation extends MapPlace {
  /** Upper case. */
  readonly method: string;
  /** As the file writes it, `{name}` for parameters. */
  readonly path: string;
  /** Its name, where the file gives it one: what code that is generated from it calls it. */
  readonly id?: string;
  /** Below which paths the file says that it stands: "/api/v1"; none where it says nothing. */
  readonly bases: readonly string[];
  readonly parameters: readonly OperationParameter[];
  /** Who may call it, where the file says so: roles, or scopes of its security. */
  readonly roles?: readonly string[];
  /** Top fields of its body; absent where it takes none, or none that the file spells out. */
  readonly body?: readonly { readonly name: string; readonly required: boolean }[];
  /** What of it is composed, or partly in another file: fields may be missing in it here. */
  readonly incomplete?: readonly ("parameters" | "body")[];
}
export interface OperationParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  readonly required: boolean;
}

/** A field of a GraphQL root, or a procedure of a service, that a contract promises. */
export interface Procedure extends MapPlace {
  readonly kind: "graphql" | "grpc";
  /** "Query.orders"; "shop.v1.Orders/Get", with the package where the file names one. */
  readonly name: string;
  /** What the contract says of it besides: "@auth(requires: ADMIN)". */
  readonly directives?: readonly string[];
  /** All that answers its type or service is known, and nothing of it answers this. */
  readonly isUnanswered?: true;
}

export interface Unresolved extends MapPlace {
  readonly why: string;
}
