import type { TableFact } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex, Lookup } from "../names/language.ts";
import type { TableIn } from "./namedModels.ts";

type Style = (field: string) => string;

/** How columns are called that the models of a stack give no name. */
export type StyleOf = (stack: string) => Style | undefined;

const settings: Lookup<Place & { readonly style: Value }> = (file) =>
  (file.modelSettings ?? []).map(({ stack, scope, style }) => [stack, { file, scope, style }]);

/** One style for all that a stack has; where the project sets several, none is certain. */
export function createStyles(index: FactIndex, evaluate: Evaluate): StyleOf {
  return (stack) => {
    const set = index
      .find(settings, stack)
      .flatMap(({ style, ...place }) =>
        evaluate(style, place).flatMap((one) => (one.kind === "text" ? [one.text] : [])),
      );
    const [only, ...others] = new Set(set.filter((one) => Object.hasOwn(styles, one)));
    return only === undefined || others.length > 0 ? undefined : styles[only];
  };
}

const words = (field: string): readonly string[] =>
  field.match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? [field];

const styles: Readonly<Record<string, Style>> = {
  snake_case: (field) =>
    words(field)
      .map((one) => one.toLowerCase())
      .join("_"),
  camelCase: (field) =>
    words(field)
      .map((one, at) => (at === 0 ? one.toLowerCase() : one.charAt(0).toUpperCase() + one.slice(1)))
      .join(""),
};

/** A model with its columns called as the project has them called. */
export function withStyle(one: TableIn, styleOf: StyleOf): TableIn {
  const { file, table } = one;
  const style = table.namedBy === undefined ? undefined : styleOf(table.namedBy);
  return style === undefined ? one : { file, table: styled(table, style) };
}

function styled(table: TableFact, style: Style): TableFact {
  const unnamed = new Set(table.columns.filter((one) => one.isUnnamed).map(({ name }) => name));
  const called = (name: string): string => (unnamed.has(name) ? style(name) : name);
  const named = (names: readonly string[]): readonly string[] => names.map(called);
  return {
    ...table,
    columns: table.columns.map((one) =>
      one.isUnnamed ? { ...one, name: style(one.name), field: one.field ?? one.name } : one,
    ),
    indexes: table.indexes.map((one) => ({ ...one, columns: named(one.columns) })),
    foreignKeys: table.foreignKeys.map((one) => ({ ...one, columns: named(one.columns) })),
    ...(table.primaryKey !== undefined && { primaryKey: named(table.primaryKey) }),
  };
}
