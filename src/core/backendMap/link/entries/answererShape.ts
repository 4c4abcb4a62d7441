import type { Value } from "../../facts/value.ts";
import type { Linking } from "../linking.ts";
import { identityOf, type DefinitionEntity, type Entity, type Place } from "../names/entity.ts";
import { definitionIn } from "../names/following.ts";

type Follow = Pick<Linking, "index" | "evaluate">;

export interface FieldIn {
  readonly value: Value;
  readonly place: Place;
}

/** The members of what an expression stands for, as far as they can be told. */
export interface Shape {
  readonly has: (name: string) => boolean;
  /** The fields of records; what classes have is only told when it is asked for. */
  readonly fields: readonly string[];
  /** A field as it is written out in a record. */
  readonly fieldOf: (name: string) => FieldIn | undefined;
  /** It may have members besides. */
  readonly isOpen: boolean;
}

/** What is generated for a service leaves all of its procedures unanswered. */
const generated =
  /^(?:Unimplemented|Unsafe)\w+Server$|(?:ImplBase|CoroutineImplBase|Servicer|Base|Service)$|^I?\w+Grpc$/;

export function shapeOf(value: Value, place: Place, follow: Follow): Shape {
  const entities = follow.evaluate(value, place);
  const records = recordsOf(entities, follow, new Set());
  const fields = new Map(records.fields);
  const member = (name: string): readonly Entity[] =>
    follow.evaluate({ kind: "member", of: value, name }, place);
  return {
    fields: [...fields.keys()],
    has: (name) => fields.has(name) || member(name).some(isReal),
    fieldOf: (name) => fields.get(name),
    isOpen: entities.length === 0 || records.isOpen || entities.some((one) => isOpen(one, follow)),
  };
}

/** A function that is no part of what was generated: that answers nothing. */
function isReal(one: Entity): boolean {
  return (
    one.kind === "definition" &&
    /^(?:function|method)$/.test(definitionIn(one).kind) &&
    !generatedFiles.test(one.file.path)
  );
}

const generatedFiles =
  /\.(?:pb|pb\.gw|connect)\.go$|_pb2(?:_grpc)?\.pyi?$|_pb\.[jt]s$|_grpc_pb\.[jt]s$|Grpc(?:Kt)?\.(?:java|kt|cs)$/;

interface Fields {
  readonly fields: readonly (readonly [string, FieldIn])[];
  readonly isOpen: boolean;
}

function recordsOf(
  entities: readonly Entity[],
  follow: Follow,
  seen: Set<string | object>,
): Fields {
  const parts = entities.flatMap((one): readonly Fields[] => {
    if (one.kind !== "value" || one.value.kind !== "record" || seen.has(identityOf(one))) return [];
    seen.add(identityOf(one));
    const { fields, spreads = [] } = one.value;
    const spread = spreads.map((inner) => {
      const found = follow.evaluate(inner, one.place);
      const below = recordsOf(found, follow, seen);
      const isUnknown = found.length === 0 || found.some((each) => isOpen(each, follow));
      return { ...below, isOpen: below.isOpen || isUnknown };
    });
    const own = Object.entries(fields).map(
      ([name, value]) => [name, { value, place: one.place }] as const,
    );
    return [...spread, { fields: own, isOpen: false }];
  });
  return {
    fields: parts.flatMap(({ fields }) => fields),
    isOpen: parts.some((one) => one.isOpen),
  };
}

/** Members can be inherited from what is not seen, or come from a call that is not followed. */
function isOpen(entity: Entity, follow: Follow): boolean {
  if (entity.kind === "module") return false;
  if (entity.kind === "value") return entity.value.kind !== "record";
  if (entity.kind !== "definition") return true;
  const { kind } = definitionIn(entity);
  return kind === "function" || kind === "method" || hasUnknownBase(entity, follow, 0);
}

const deepest = 6;

function hasUnknownBase(of: DefinitionEntity, follow: Follow, depth: number): boolean {
  const { bases = [], scope } = definitionIn(of);
  return bases.some((base) => {
    if (generated.test(lastName(base))) return false;
    const found = follow.evaluate(base, { file: of.file, scope });
    const known = found.filter((one) => one.kind === "definition");
    return (
      known.length === 0 ||
      depth > deepest ||
      known.some((one) => hasUnknownBase(one, follow, depth + 1))
    );
  });
}

function lastName(value: Value): string {
  if (value.kind === "name") return value.name;
  if (value.kind === "member") return value.name;
  if (value.kind === "import") return value.name ?? "";
  if (value.kind === "instance") return lastName(value.type);
  return value.kind === "call" ? lastName(value.callee) : "";
}
