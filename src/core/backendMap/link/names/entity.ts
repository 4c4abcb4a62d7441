import type { FileFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import type { Scope, Value } from "../../facts/value.ts";

/** What an expression stands for, once names were followed across files. */
export type Entity =
  | TextEntity
  | RouterEntity
  | DefinitionEntity
  /** A parameter that nobody is seen to fill. */
  | ParameterEntity
  | { readonly kind: "module"; readonly file: FileFacts }
  | ValueEntity
  /** Something of a package that is not part of the workspace. */
  | { readonly kind: "outside"; readonly module: string; readonly name: string };

/** What one expression makes; where that stands in a function or a base class, one of several. */
export interface RouterEntity {
  readonly kind: "router";
  readonly file: FileFacts;
  readonly router: RouterFact;
  readonly made?: Made;
}

/** Which of the routers that one expression makes: by which call of a function, for which class. */
export interface Made {
  readonly by: string;
  /** What the call puts into parameters, where that is a text. */
  readonly texts?: ReadonlyMap<string, TextEntity>;
}

export interface TextEntity {
  readonly kind: "text";
  readonly text: string;
  /** What of it could not be computed, as the code writes it. */
  readonly unresolved?: string;
}

export interface DefinitionEntity {
  readonly kind: "definition";
  readonly file: FileFacts;
  readonly index: number;
}

export interface ParameterEntity {
  readonly kind: "parameter";
  readonly file: FileFacts;
  /** The function's. */
  readonly definition: number;
  readonly index: number;
}

/** A record, a list, or a text of parts, with where its names are looked up. */
export interface ValueEntity {
  readonly kind: "value";
  readonly value: Value;
  readonly place: Place;
}

/** Where an expression is looked at. */
export interface Place {
  readonly file: FileFacts;
  readonly scope: Scope;
}

/** An expression as a reader would name it: "config.prefix". */
export function wordsOf(value: Value): string {
  const write = words[value.kind] as (one: Value) => string;
  return write(value);
}

const words: { readonly [K in Value["kind"]]: (value: Extract<Value, { kind: K }>) => string } = {
  text: ({ text }) => text,
  name: ({ name }) => name,
  member: ({ of, name }) => `${wordsOf(of)}.${name}`,
  import: ({ module, name }) => name ?? module,
  call: ({ callee }) => `${wordsOf(callee)}()`,
  concat: ({ parts }) => parts.map(wordsOf).join(""),
  instance: ({ type }) => wordsOf(type),
  either: ({ options: [first] }) => (first === undefined ? "" : wordsOf(first)),
  unknown: ({ text }) => text,
  definition: ({ kind }) => kind,
  record: ({ kind }) => kind,
  list: ({ kind }) => kind,
};

/** Equal for equal entities. */
export function identityOf(entity: Entity): string | object {
  switch (entity.kind) {
    case "text":
      return `text ${entity.text}`;
    case "router":
      return entity.made === undefined ? entity.router : madeKey(entity, entity.made);
    case "definition":
      return `definition ${entity.index} ${entity.file.path}`;
    case "parameter":
      return `parameter ${entity.definition}.${entity.index} ${entity.file.path}`;
    case "module":
      return `module ${entity.file.path}`;
    case "value":
      return entity.value;
    case "outside":
      return `outside ${entity.module} ${entity.name}`;
  }
}

const madeKey = ({ file, router }: RouterEntity, { by }: Made): string =>
  `router ${router.at} ${file.path} ${by}`;
