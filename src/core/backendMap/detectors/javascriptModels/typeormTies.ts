import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { entryOf, isTrue, textOf } from "../javascriptStores/records.ts";
import type { DecoratedClass, Decorator, Property } from "./decorated.ts";
import { decoratorLike, relatedBy } from "./typeormColumns.ts";

/** The tables that `@ManyToMany` with `@JoinTable`, or MikroORM's owning side, ties rows by. */
export function tiesOf(one: DecoratedClass, file: Reading): readonly TableFact[] {
  const isMikro = file.text.includes("@mikro-orm/");
  return one.properties.flatMap((property) => {
    const relation = decoratorLike(property.decorators, "ManyToMany");
    const other = relation && relatedBy(relation, property.node);
    if (relation === undefined || other === undefined) return [];
    const said = isMikro ? pivotIn(relation) : joinTableIn(property);
    return said === undefined ? [] : [tieOf({ owner: one.name, other, property, said }, file)];
  });
}

interface Said {
  readonly name: string | undefined;
  readonly columns: readonly (string | undefined)[];
  readonly namedBy: "typeorm" | "mikro-orm";
}

/** `@JoinTable({ name, joinColumn: { name }, inverseJoinColumn: { name } })`, on the owning side. */
function joinTableIn({ decorators }: Property): Said | undefined {
  const join = decoratorLike(decorators, "JoinTable");
  const [options] = join?.args ?? [];
  const column = (key: string): string | undefined =>
    textOf(entryOf(firstOf(entryOf(options, key, `${key}s`)), "name"));
  const name = textOf(entryOf(options, "name")) ?? textOf(options);
  const columns = [column("joinColumn"), column("inverseJoinColumn")];
  return join && { name, columns, namedBy: "typeorm" };
}

/** `@ManyToMany(() => Tag, "posts", { owner: true })`; what names no other side owns as well. */
function pivotIn({ args }: Decorator): Said | undefined {
  const options = args.find(({ type }) => type === "object");
  const says = (key: string): boolean => entryOf(options, key) !== undefined;
  const name = textOf(entryOf(options, "pivotTable"));
  const isAlone = args.length < 2 && !says("mappedBy");
  const isOwner = isTrue(entryOf(options, "owner")) || says("inversedBy") || isAlone;
  if ((name === undefined && !isOwner) || says("pivotEntity")) return undefined;
  const columns = ["joinColumn", "inverseJoinColumn"].map((key) => textOf(entryOf(options, key)));
  return { name, columns, namedBy: "mikro-orm" };
}

function firstOf(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === "array" ? (node.namedChildren[0] ?? undefined) : node;
}

interface Tied {
  readonly owner: string;
  readonly other: string;
  readonly property: Property;
  readonly said: Said;
}

function tieOf({ owner, other, property, said }: Tied, file: Reading): TableFact {
  const range = rangeOf(property.node);
  const columns = said.columns.map((name, at) => name ?? `{${at}}`);
  return {
    origin: "model",
    name: said.name ?? `{${owner}.${property.name}}`,
    scope: file.scopeOf(property.node),
    range,
    columns: columns.map((name) => ({ name, nullable: false, range })),
    indexes: [],
    foreignKeys: columns.map((name, at) => ({ columns: [name], table: at === 0 ? owner : other })),
    primaryKey: columns,
    isImplied: true,
    namedBy: said.namedBy,
    tie: { owner, other, property: property.name },
  };
}
