import type { EntryPoint } from "../../backendMap.ts";
import type { AnswererFact, FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { descendantsOf } from "../../detectors/classes/hierarchy.ts";
import type { Linking } from "../linking.ts";
import { wordsOf, type DefinitionEntity, type Entity } from "../names/entity.ts";
import { definitionIn } from "../names/following.ts";
import { handlerOf } from "../routes/handlers.ts";
import { typeKey, type Promised } from "./contracts.ts";
import { shapeOf, type FieldIn, type Shape } from "./answererShape.ts";

type Follow = Pick<Linking, "index" | "evaluate" | "uriOf">;

/** An answerer with what it was found to answer. */
export interface Answered {
  readonly fact: AnswererFact;
  /** Names that the contract gives them. */
  readonly members: ReadonlySet<string>;
  /** What it may have besides cannot be told. */
  readonly isOpen: boolean;
}

export interface LinkedAnswerer extends Answered {
  readonly entries: readonly EntryPoint[];
}

/** What an answerer answers: the members that a contract promises, by any spelling of their names. */
export function linkAnswerer(
  fact: AnswererFact,
  file: FileFacts,
  promised: Promised,
  follow: Follow,
): LinkedAnswerer {
  const known = promised.get(typeKey(fact.kind, fact.type))?.members;
  const found = answering(fact, file, follow).flatMap((one) => {
    const shape = shapeOf(one.fact.of, { file: one.file, scope: one.fact.scope }, follow);
    return namesOf(fact, known?.keys(), shape).flatMap((name) => {
      const member = spellingsOf(name).find((each) => shape.has(each));
      if (member === undefined) return [];
      return [
        { name, entry: entryOf(name, { member, ...one, shape }, known?.get(name) ?? [], follow) },
      ];
    });
  });
  return {
    fact,
    members: new Set(found.map(({ name }) => name)),
    isOpen: shapeOf(fact.of, { file, scope: fact.scope }, follow).isOpen,
    entries: found.map(({ entry }) => entry),
  };
}

interface AnswererIn {
  readonly fact: AnswererFact;
  readonly file: FileFacts;
}

/** An answerer, and the classes that are made of it: a base may leave all to them. */
function answering(fact: AnswererFact, file: FileFacts, follow: Follow): readonly AnswererIn[] {
  const own = { fact, file };
  if (fact.of.kind !== "definition") return [own];
  const below = descendantsOf({ file, index: fact.of.definition }, follow);
  return [
    own,
    ...below.map((one) => ({
      file: one.file,
      fact: {
        ...fact,
        of: { kind: "definition", definition: one.index } as const,
        scope: one.index,
        range: definitionIn(one).nameRange,
      },
    })),
  ];
}

function namesOf(
  { otherwise = [] }: AnswererFact,
  known: Iterable<string> | undefined,
  { fields }: Shape,
): readonly string[] {
  if (otherwise === "all") return [...new Set([...(known ?? []), ...fields])];
  return known === undefined ? otherwise : [...known];
}

/** "GetOrder" is `GetOrder`, `getOrder`, `get_order` or `GetOrderAsync` in code. */
function spellingsOf(name: string): readonly string[] {
  const camel = name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (head) => head.toLowerCase());
  const lower = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
  const snake = name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
  const upper = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return [...new Set([name, lower, camel, snake, upper, withInitials(upper)])];
}

/** As Go writes them: "OrderByID". */
function withInitials(name: string): string {
  return name.replace(/(?:Id|Url|Uri|Api|Http|Json|Uuid|Html|Ip|Sql|Xml)(?=[A-Z\d]|s?$)/g, (word) =>
    word.toUpperCase(),
  );
}

interface Member {
  readonly member: string;
  readonly fact: AnswererFact;
  readonly file: FileFacts;
  readonly shape: Shape;
}

function entryOf(
  name: string,
  { member, fact, file, shape }: Member,
  promisedGuards: readonly string[],
  follow: Follow,
): EntryPoint {
  const { kind, stack, type, guards, range, scope } = fact;
  const value: Value = { kind: "member", of: fact.of, name: member };
  const own = shape.fieldOf(member);
  const handled = handlerIn(own ?? { value, place: { file, scope } }, follow);
  return {
    kind,
    stack,
    name: kind === "grpc" ? `${type}/${name}` : `${type}.${name}`,
    ...handled,
    declared: handled.handler ?? { uri: follow.uriOf(file.path), range },
    guards: [...promisedGuards, ...guards, ...wrappersOf(own?.value)],
  };
}

/** Of a subscription, the function that makes it: `{ subscribe, resolve }`. */
function handlerIn({ value, place }: FieldIn, follow: Follow): Pick<EntryPoint, "handler"> {
  const wrapped = value.kind === "call" ? value.args.toReversed().flatMap(withParts) : [];
  const target = [...withParts(value), ...wrapped]
    .flatMap((one) => follow.evaluate(one, place))
    .find(isFunction);
  if (target !== undefined) {
    const { range } = definitionIn(target);
    return { handler: { uri: follow.uriOf(target.file.path), range } };
  }
  const { handler } = handlerOf({ handler: value, scope: place.scope }, place.file, follow);
  return handler === undefined ? {} : { handler };
}

function withParts(value: Value): readonly Value[] {
  const parts = ["subscribe", "resolve"].map((name): Value => ({
    kind: "member",
    of: value,
    name,
  }));
  return [value, ...parts];
}

const isFunction = (one: Entity): one is DefinitionEntity =>
  one.kind === "definition" && /^(?:function|method)$/.test(definitionIn(one).kind);

/** `combine(isLoggedIn, list)`, `withAuth(list)`: what stands before the function. */
function wrappersOf(value: Value | undefined): readonly string[] {
  if (value?.kind !== "call" || value.args.at(-1)?.kind === "record") return [];
  const before = value.args.slice(0, -1).filter(({ kind }) => kind === "name" || kind === "member");
  return before.length > 0 ? before.map(wordsOf) : [wordsOf(value.callee)];
}
