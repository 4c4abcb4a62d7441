import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";
import { membersOf, namedTypesIn, type TypeMember } from "./typeMembers.ts";

/**
 * The tables and views of the types that Supabase writes of a database:
 * `public: { Tables: { users: { Row } } }`.
 */
export function supabaseTypes(file: Reading): Pick<SomeFacts, "tables" | "tableChanges"> {
  if (!/\bTables:\s*\{/.test(file.text)) return {};
  const schemas = namedTypesIn(file.root)
    .flatMap(({ members }) => members)
    .filter(({ name }) => !ofSupabase.test(name));
  return {
    tables: schemas.flatMap(({ name, type }) =>
      within(type, "Tables").flatMap((one) => tableOf(name, one, file) ?? []),
    ),
    tableChanges: schemas.flatMap(({ name, type }) =>
      within(type, "Views").map((one) => ({
        op: "createView",
        table: nameIn(name, one.name),
        order: "",
        range: rangeOf(one.node),
      })),
    ),
  };
}

const nameIn = (schema: string, name: string): string =>
  schema === "public" ? name : `${schema}.${name}`;

/** Schemas that Supabase has of its own. */
const ofSupabase = /^(?:auth|storage|realtime|vault|extensions|graphql\w*|pgbouncer)$/;

function within(type: SyntaxNode, name: string): readonly TypeMember[] {
  return membersOf(membersOf(type).find((one) => one.name === name)?.type);
}

function tableOf(
  schema: string,
  { name, type, node }: TypeMember,
  file: Reading,
): TableFact | undefined {
  const columns = within(type, "Row").map(columnOf);
  if (columns.length === 0) return undefined;
  return {
    origin: "schema",
    name: nameIn(schema, name),
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns,
    indexes: [],
    foreignKeys: foreignKeysOf(type),
    incomplete: "its types say nothing of its indexes",
  };
}

function columnOf({ name, type, node }: TypeMember): ColumnFact {
  const isNullable = /\|\s*null\b/.test(type.text);
  const own = type.text.replace(/\s*\|\s*null\b/, "").slice(0, 60);
  return { name, type: own, nullable: isNullable, range: rangeOf(node) };
}

/** The first of each column: views that show the table are named behind it. `Relationships: [{ columns: ["team_id"]; referencedRelation: "teams" }]`. */
function foreignKeysOf(type: SyntaxNode): readonly ForeignKeyFact[] {
  const listed = membersOf(type).find(({ name }) => name === "Relationships")?.type;
  const keys = (listed === undefined ? [] : nodesOf(listed, "object_type")).flatMap((one) => {
    const members = new Map(membersOf(one).map((each) => [each.name, each.type.text]));
    const columns = [...(members.get("columns") ?? "").matchAll(/["'](\w+)["']/g)];
    const table = /["'](\w+)["']/.exec(members.get("referencedRelation") ?? "")?.[1];
    if (table === undefined || columns.length === 0) return [];
    return [{ columns: columns.map(([, column = ""]) => column), table }];
  });
  return [...Map.groupBy(keys, ({ columns }) => columns.join()).values()].flatMap(
    ([first]) => first ?? [],
  );
}
