import type { Range } from "../../../findings/finding.ts";
import { given } from "../../facts/given.ts";
import type { ColumnFact, TableFact } from "../../facts/tableFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";

const ofKysely = /\b(?:Generated|GeneratedAlways|ColumnType|JSONColumnType)\s*</;
/** What the type of a whole database is called. */
const database = /^(?:DB|\w*Database|\w*DB|\w*Tables|\w*Schema)$/;

/**
 * What Kysely knows of a database by types: `interface DB { users: UserTable }`, and the columns of
 * `interface UserTable { id: Generated<number> }`. Migrations and schema files go before it.
 */
export function kyselyTypes(file: Reading): readonly TableFact[] {
  if (!/\bkysely\b/i.test(file.text) && !ofKysely.test(file.text)) return [];
  const types = nodesOf(file.root, "interface_declaration", "type_alias_declaration")
    .map(typeIn)
    .filter(({ members }) => members.length > 0);
  const databases = types.filter(isDatabase);
  const listed = databases.flatMap(({ members }) => members);
  const rows = new Set(listed.map(({ type }) => type));
  return [
    ...listed.map((one) => tableOf(one, file)),
    ...types
      .filter((one) => !databases.includes(one) && (rows.has(one.name) || isRow(one)))
      .map((one) => rowOf(one, file)),
  ];
}

interface Member {
  readonly name: string;
  readonly type: string;
  readonly range: Range;
}

interface NamedType {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly members: readonly Member[];
}

function typeIn(node: SyntaxNode): NamedType {
  const body = fieldOf(node, "body") ?? fieldOf(node, "value");
  return { name: fieldOf(node, "name")?.text ?? "", node, members: body ? membersIn(body) : [] };
}

const longestBody = 200_000;
const member = /^([ \t]*)(?:readonly\s+)?(["']?)([\w.]+)\2\??:[ \t]*([^\n{]+?)[;,]?[ \t]*$/gm;

/** Members that stand on a line each: of an interface the text is all that there is. */
function membersIn(body: SyntaxNode): readonly Member[] {
  if (!body.text.startsWith("{") || body.text.length > longestBody) return [];
  const { start } = rangeOf(body);
  let [line, read] = [start.line, 0];
  return [...body.text.matchAll(member)].map(
    ({ 0: whole, 1: before = "", 3: name = "", 4: type = "", index }) => {
      line += body.text.slice(read, index).split("\n").length - 1;
      read = index;
      const range = {
        start: { line, character: before.length },
        end: { line, character: whole.length },
      };
      return { name, type, range };
    },
  );
}

const isDatabase = ({ name, members }: NamedType): boolean =>
  database.test(name) && members.every(({ type }) => /^[A-Z]\w*$/.test(type));

const isRow = ({ members }: NamedType): boolean => members.some(({ type }) => ofKysely.test(type));

const nothingIn = { columns: [], indexes: [], foreignKeys: [] };

function tableOf({ name, type, range }: Member, file: Reading): TableFact {
  return {
    origin: "model",
    name: name.replace(/^public\./, ""),
    isImplied: true,
    scope: file.scopeOf(file.root),
    range,
    ...nothingIn,
    bases: [{ kind: "name", name: type }],
  };
}

function rowOf({ name, members, node }: NamedType, file: Reading): TableFact {
  return {
    origin: "model",
    name,
    model: name,
    isAbstract: true,
    isImplied: true,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    ...nothingIn,
    columns: members.map(columnOf),
  };
}

function columnOf({ name, type, range }: Member): ColumnFact {
  const own = /^Generated(?:Always)?<(.*)>$/.exec(type)?.[1] ?? type;
  return {
    name,
    type: own.replace(/\s*\|\s*null\b/, "").slice(0, 60),
    nullable: /\|\s*null\b/.test(own),
    ...given({ hasDefault: own === type ? undefined : true }),
    range,
  };
}
