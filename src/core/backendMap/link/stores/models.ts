import type { TableRef } from "../../facts/queryFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Entity, Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex, Lookup } from "../names/language.ts";
import { given } from "../../facts/given.ts";
import { withAssociatedKeys } from "./associatedKeys.ts";
import { embeddedIn } from "./embedded.ts";
import { withKeysLed, withKeysTold } from "./keysTold.ts";
import { createNamedModels, type NamedModels, type TableIn } from "./namedModels.ts";
import { createStyles, withStyle } from "./namingStyles.ts";
import { relating } from "./relatedTo.ts";
import { withKeyNames, withTie } from "./ties.ts";
import { createModelsOfValues, type ModelsOfValues } from "./modelsOfValues.ts";

/** Where relations lead, and the names of the tables between that the last of them leads over. */
export interface Led {
  readonly to: TableIn;
  readonly through?: string;
}

/** The tables that models and schema files describe, by what code calls them. */
export interface Models {
  /** What is a model by what it stands below, with the table that it has so; undefined for none. */
  readonly settled: (one: TableIn) => TableIn | undefined;
  /** By the model's name alone. */
  readonly named: NamedModels["named"];
  /** The tables that a reference may mean, as far as models tell; none where they may be any. */
  readonly meant: (ref: TableRef, place: Place) => readonly Led[];
  /** Where relations lead from a model. */
  readonly along: (start: TableIn, via: readonly string[]) => Led | undefined;
  /** The name of a table that an expression is; undefined where it may be one of several. */
  readonly textOf: (value: Value, place: Place) => string | undefined;
  /** Those whose columns a table has too, its own bases' included. */
  readonly basesOf: (one: TableIn) => readonly TableIn[];
  /** What is embedded in it, with what stands in front of its columns' names. */
  readonly embedded: (one: TableIn) => readonly TableIn[];
  /** With the names of its columns that other models, or settings of the project, tell. */
  readonly told: (one: TableIn) => TableIn;
}

const deepestBase = 8;

export function createModels(index: FactIndex, evaluate: Evaluate): Models {
  const called = createNamedModels(index);
  const owning = createModelsOfValues({ index, evaluate, models: called });
  const keyOf = (one: TableIn): string | undefined =>
    [one, ...basesBelow(one, owning.ofValue)].map(firstKey).find((key) => key !== undefined);
  const settled: Models["settled"] = (one) => {
    const found = owning.settled(one);
    const keyed = found && withAssociatedKeys(found, { index, named: called.named });
    return keyed && withTie(keyed, { named: called.named, keyOf });
  };
  const named: Models["named"] = (model, from) => {
    const one = called.named(model, from);
    return one && settled(one);
  };
  const styleOf = createStyles(index, evaluate);
  const follow = { ...called, named, ...relationsWith(index, owning.ofValue) };
  const ledFromAny = (via: readonly string[]): readonly Led[] => {
    const led = relating(via[0] ?? "", index).map((one) => followed(via, one, follow));
    const [first] = led;
    return first && led.every((one) => one?.to.table === first.to.table) ? [first] : [];
  };
  return {
    named,
    settled,
    told(one) {
      const styled = withStyle(withKeyNames(one, { named, keyOf }), styleOf);
      return withKeysLed(withKeysTold(styled, { named }), owning.ofValue);
    },
    basesOf: (one) => basesBelow(one, owning.ofValue),
    along: (start, via) => followed(via, start, follow),
    embedded: (one) => embeddedIn(one, owning.ofValue),
    meant(ref, place) {
      if ("table" in ref) return [];
      const starts = "model" in ref ? listed(named(ref.model, place.file)) : owning.of(ref, place);
      const led = starts.flatMap((start) => followed(ref.via ?? [], start, follow) ?? []);
      return led.length === 0 && "value" in ref && ref.isRow ? ledFromAny(ref.via ?? []) : led;
    },
    textOf: (value, place) => onlyText(evaluate(value, place)),
  };
}

function relationsWith(
  index: FactIndex,
  ofValue: ModelsOfValues["ofValue"],
): Pick<Follow, "relationOf" | "isBase"> {
  return {
    relationOf: (one, relation) =>
      [one, ...basesBelow(one, ofValue)]
        .map((each) => relationIn(each, relation, index))
        .find((name) => name !== undefined),
    isBase: (one, base) => basesBelow(one, ofValue).some(({ table }) => table === base.table),
  };
}

const relationsOfModels: Lookup<Readonly<Record<string, string>>> = ({ relations = [] }) =>
  relations.map((one) => [one.model, one.relations]);

/** What a relation of a model leads to, wherever that is written. */
function relationIn({ table }: TableIn, relation: string, index: FactIndex): string | undefined {
  const elsewhere = index.find(relationsOfModels, table.model ?? "");
  return [table.relations, ...elsewhere]
    .map((one) => (one && Object.hasOwn(one, relation) ? one[relation] : undefined))
    .find((name) => name !== undefined);
}

function onlyText(meant: readonly Entity[]): string | undefined {
  const texts = new Set(meant.flatMap((one) => (one.kind === "text" ? [one.text] : [])));
  return texts.size === 1 ? [...texts][0] : undefined;
}

const firstKey = ({ table }: TableIn): string | undefined => table.primaryKey?.[0];

const listed = (one: TableIn | undefined): readonly TableIn[] => (one === undefined ? [] : [one]);

interface Follow extends NamedModels {
  /** What a relation of a model, or of what it inherits, leads to. */
  readonly relationOf: (one: TableIn, relation: string) => string | undefined;
  readonly isBase: (one: TableIn, base: TableIn) => boolean;
}

/** The model at the end of relations; these name a model, or the table that they join. */
function followed(via: readonly string[], start: TableIn, follow: Follow): Led | undefined {
  return via.reduce<Led | undefined>((led, relation) => led && stepOf(led.to, relation, follow), {
    to: start,
  });
}

function stepOf(from: TableIn, relation: string, follow: Follow): Led | undefined {
  const { leadingTo, relationOf, isBase } = follow;
  const { table } = from;
  const name = relationOf(from, relation);
  if (name === undefined) {
    const back = leadingTo(table.model ?? "", relation);
    return back && { to: back };
  }
  const to = calledFrom(from, name, follow);
  // A scope that is lent leads back to what it is lent to.
  if (to?.table.isAbstract && isBase(from, to)) return { to: from };
  return to && { to, ...given({ through: table.through?.[relation] }) };
}

/** What a name means for a model: what stands beside it comes first. */
function calledFrom(from: TableIn, name: string, follow: Follow): TableIn | undefined {
  const { file } = from;
  return inModule(from, name, follow) ?? follow.named(name, file) ?? follow.ofTable(name, file);
}

/** What is called so beside a model that stands in a module, or further out: "Shop::Line" of "Shop::Order". */
function inModule({ table }: TableIn, name: string, { exactly }: Follow): TableIn | undefined {
  const parts = (table.model ?? "").split("::");
  return parts
    .map((_, at) => parts.slice(0, -at - 1).join("::"))
    .filter((module) => module !== "")
    .flatMap((module) => exactly(`${module}::${name}`))
    .at(0);
}

function basesBelow(one: TableIn, ofValue: ModelsOfValues["ofValue"]): readonly TableIn[] {
  const found: TableIn[] = [];
  const walk = ({ file, table }: TableIn, depth: number): void => {
    for (const base of depth > deepestBase ? [] : (table.bases ?? [])) {
      const [lent, ...others] = ofValue(base, { file, scope: table.scope });
      if (lent === undefined || others.length > 0) continue;
      if (lent.table === one.table || found.includes(lent)) continue;
      found.push(lent);
      walk(lent, depth + 1);
    }
  };
  walk(one, 0);
  return found;
}
