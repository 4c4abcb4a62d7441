import type { FileTerms } from "../../context/terms/fileTerms.ts";
import type { Range } from "../../findings/finding.ts";
import type { MapDocument, NeighbourKind, Operation, Procedure } from "../backendMap.ts";
import type { InputFact, ShapeFact } from "./inputFacts.ts";
import type { QueryFact } from "./queryFacts.ts";
import type { ModelSettingFact, RelationsFact, TableChange, TableFact } from "./tableFacts.ts";
import type { MountFact, RouteFact, RouterFact, RoutingFact, UseFact } from "./routingFacts.ts";
import type { Scope, Value } from "./value.ts";

/**
 * What one file says, read without a look at any other: plain data, kept by the hash of the file.
 * `link/` puts the facts of all files together.
 */
export interface FileFacts {
  /** As a prompt names it: relative to the workspace folder, "/" between. */
  readonly path: string;
  readonly languageId: string;
  readonly definitions: readonly Definition[];
  readonly bindings: readonly Binding[];
  readonly exports: readonly Export[];
  readonly calls: readonly CallFact[];
  readonly routers: readonly RouterFact[];
  readonly mounts: readonly MountFact[];
  readonly uses: readonly UseFact[];
  readonly routes: readonly RouteFact[];
  readonly entries: readonly EntryFact[];
  /** What answers the fields of a GraphQL type or the procedures of a service, as a whole. */
  readonly answerers: readonly AnswererFact[];
  /** What handlers take of a request. */
  readonly inputs: readonly InputFact[];
  /** Classes that requests are read into. */
  readonly shapes: readonly ShapeFact[];
  readonly tables: readonly TableFact[];
  readonly tableChanges: readonly TableChange[];
  /** Relations that are written away from the models that they lead from. */
  readonly relations?: readonly RelationsFact[];
  /** What the project sets for all its models. */
  readonly modelSettings?: readonly ModelSettingFact[];
  readonly queries: readonly QueryFact[];
  readonly neighbours: readonly NeighbourFact[];
  readonly documents: readonly DocumentFact[];
  /** What a contract promises over HTTP. */
  readonly operations: readonly OperationFact[];
  /** What a contract promises beside HTTP. */
  readonly procedures: readonly ProcedureFact[];
  /** Bodies of loops that run once for each of several things. */
  readonly loops: readonly Range[];
  /** What runs in a transaction that the file itself opens around it. */
  readonly transactions: readonly Range[];
  /** Tables that texts of its code have altered, renamed or dropped, where it is no migration; a name that goes on ends in "_". */
  readonly altersTables?: readonly string[];
  /** Names that the code compares with texts, looks up in something or tells cases of apart by. */
  readonly compared?: readonly string[];
  /** Its definitions and their words, by which code that is near to other code is found. */
  readonly terms?: FileTerms;
  /** What a configuration file says that others need: tsconfig paths, the name of a Go module. */
  readonly project?: ProjectFact;
  /** A tool wrote it, and more than its users need: what nobody calls never runs. */
  readonly isGenerated?: true;
  /** It could not be parsed, or not in time: that it says nothing means nothing. */
  readonly isUnparsed?: true;
}

export interface Definition {
  readonly kind: "function" | "method" | "class" | "type" | "value";
  /** Empty for a function that has none. */
  readonly name: string;
  /** The definition around it. */
  readonly scope: Scope;
  readonly range: Range;
  readonly nameRange: Range;
  readonly parameters: readonly Parameter[];
  /** Of a class or type: what it extends or implements. Of a Go method: its receiver's type. */
  readonly bases?: readonly Value[];
  /** Of a method outside of its type: what says that the type has it, a trait. */
  readonly implements?: Value;
  /** What a call of the function can give. */
  readonly returns?: readonly Value[];
  /** Decorators and annotations, as the code calls them. */
  readonly decorators?: readonly string[];
  /** Of a class, where its language says so in the file itself: there is nothing of it alone. */
  readonly isAbstract?: true;
  /** Of a function: it opens a transaction, and runs in it what it is given. */
  readonly runsGiven?: true;
}

export interface Parameter {
  readonly name: string;
  readonly type?: Value;
  readonly default?: Value;
  /** Takes all arguments from its place on, as a list. */
  readonly isRest?: true;
  /** Takes what the function is called as a member of: `this WebApplication app`. */
  readonly isReceiver?: true;
}

/** A name given to a value, in a scope: variables, constants, fields, imports. */
export interface Binding {
  readonly scope: Scope;
  readonly name: string;
  readonly value: Value;
  /** Where names in the value are looked up, if not in `scope`: `this.app = app` in a constructor. */
  readonly valueScope?: Scope;
  /**
   * Whose member is given the value, where the code says it away from the type: `s.router = r`,
   * `Server{router: r}`. Looked up in `scope`, where `name` then means nothing by itself.
   */
  readonly owner?: Value;
}

/**
 * What other files can import. `*` passes on all that its value, a module, exports; `=` is the
 * module itself (CommonJS). In languages where all at the top can be imported, only what is not there.
 */
export interface Export {
  readonly name: string;
  readonly value: Value;
}

/** A call that hands on something a callee may use: how routers and prefixes reach parameters. */
export interface CallFact {
  readonly scope: Scope;
  readonly callee: Value;
  readonly args: readonly Value[];
  /** Arguments that are given by the name of their parameter. */
  readonly named?: Readonly<Record<string, Value>>;
  /** What the calls behind it ask for, where it declares a route: `.RequireAuthorization()`. */
  readonly guards?: readonly string[];
  readonly range: Range;
}

/** An entry point that has no path. */
export interface EntryFact extends RoutingFact {
  readonly kind: "graphql" | "grpc" | "message" | "schedule";
  readonly stack: string;
  readonly name: Value;
  readonly handler?: Value;
  /** What it starts, by the name of that: a task, a command. */
  readonly runs?: string;
  /** It is one only where a message is sent to it: it can be called as well. */
  readonly needsMessage?: true;
  readonly guards: readonly string[];
}

/**
 * A class, a struct or a record whose members answer what a contract promises of a type or a
 * service. Which of them do is told by the contract.
 */
export interface AnswererFact extends RoutingFact {
  readonly kind: Procedure["kind"];
  readonly stack: string;
  /** The GraphQL type, or the service without its package. */
  readonly type: string;
  readonly of: Value;
  readonly guards: readonly string[];
  /**
   * The members that answer where no contract is known, by the names that the code gives them; "all"
   * where the code itself is the contract.
   */
  readonly otherwise?: readonly string[] | "all";
}

export interface NeighbourFact {
  readonly kind: NeighbourKind;
  readonly name: Value;
  readonly scope: Scope;
  readonly range: Range;
  /** Of an outgoing call: whether something ends its wait. Absent where that cannot be told. */
  readonly hasTimeout?: boolean;
  /** Of an environment variable that is read: the code says what holds without it. */
  readonly isOptional?: true;
  /** The function or class that a message is for: what it is known by there is the name. */
  readonly to?: Value;
  /** It is one only where that is an entry point: others have methods of the same names. */
  readonly needsEntry?: true;
}

/** That the file itself is a contract, a decision, guidance or part of the delivery. */
type DocumentFact = Omit<MapDocument, "uri">;
export type OperationFact = Omit<Operation, "uri">;
export type ProcedureFact = Omit<Procedure, "uri" | "isUnanswered">;

export type ProjectFact =
  | {
      readonly kind: "package";
      readonly name?: string;
      readonly main?: string;
      readonly dependencies: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "tsconfig";
      readonly baseUrl?: string;
      readonly paths: Readonly<Record<string, readonly string[]>>;
      readonly extends?: string;
    }
  | { readonly kind: "goModule"; readonly name: string }
  /** Anything else of one language, as its own linking needs it. */
  | {
      readonly kind: "other";
      readonly name: string;
      readonly values: Readonly<Record<string, string>>;
    };

/** The facts that a detector adds. */
export type SomeFacts = { readonly [K in keyof FactLists]?: FactLists[K] };
type FactLists = Omit<FileFacts, "path" | "languageId">;
