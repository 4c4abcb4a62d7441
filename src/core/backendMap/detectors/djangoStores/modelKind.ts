import type { TableFact } from "../../facts/tableFacts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";

export interface Field {
  readonly field: string;
  readonly call: SyntaxNode;
}

/** The models of the same file, by the names of their classes. */
export type Models = ReadonlyMap<string, TableFact>;

interface Class {
  readonly bases: readonly SyntaxNode[];
  readonly fields: readonly Field[];
  readonly models: Models;
  readonly path: string;
}

/** A model by itself, one if it stands below one, or nothing of Django's. */
export function modelKind(
  node: SyntaxNode,
  { bases, fields, models, path }: Class,
): "own" | "below" | undefined {
  if (bases.some(({ text }) => models.has(text)) || isModel(bases, fields)) return "own";
  return bases.length > 0 && mayBeBelow(node, path) ? "below" : undefined;
}

/** Classes among the models of an app may stand below one of another file. */
const mayBeBelow = (node: SyntaxNode, path: string): boolean =>
  /(?:^|[/_])models(?:\.py$|\/)/.test(path) && !otherClass.test(wordOf(node, "name"));

const otherClass =
  /(?:Serializer|Form|FormSet|FilterSet|Filter|Schema|Type|Field|View|Admin|Factory|TestCase|Mutation|Migration|Manager|QuerySet)$/;

/** A class of which a base is a model by its name, or whose fields are those of models. */
function isModel(bases: readonly SyntaxNode[], fields: readonly Field[]): boolean {
  if (bases.length === 0) return fields.some(({ call }) => call.text.startsWith("models."));
  const names = bases.map(({ text }) => text.slice(text.lastIndexOf(".") + 1));
  if (names.some((one) => otherClass.test(one))) return false;
  return (
    names.some((one) => /Model$|^Abstract(?:Base)?User$/.test(one)) ||
    fields.some(({ call }) => /^(?:models\.|\w*ForeignKey|OneToOneField)/.test(call.text))
  );
}

/** Pydantic has a `BaseModel` too. */
export function isPydantic(
  bases: readonly SyntaxNode[],
  fields: readonly Field[],
  meta: unknown,
): boolean {
  const isBase = bases.every((one) => /(?:^|\.)(?:Base|Root)Model$/.test(one.text));
  return isBase && bases.length > 0 && fields.length === 0 && meta === undefined;
}
