import type { SomeFacts } from "../../facts/facts.ts";
import { linesOf } from "../../sql/lines.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { statementText, withFragments } from "./mybatisText.ts";

/** The SQL of MyBatis' mapper files, each statement the query of a method of its interface. */
export const mybatisXml: PlainReader = {
  name: "mybatis",
  files: /(?:mapper|dao|mybatis|sqlmap|\/resources\/).*\.xml$/i,
  read,
};

const longestText = 1_000_000;
const statements =
  /<(select|insert|update|delete)\s(?=[^>]{0,2000}?\bid\s*=\s*["']([\w.-]+)["'])[^>]{0,2000}>/g;

/** What becomes part of the SQL's text, but for what tools make of the code's own conditions. */
const filling =
  /\$\{\s*(?!orderByClause|criterion\.|ew\.|\w+\.(?:dataScope|customSqlSegment))(\w[\w.]*)\s*\}/;

function read({ text }: SourceFile): SomeFacts {
  if (text.length > longestText) return {};
  const namespace = /<mapper\s[^>]{0,500}?\bnamespace\s*=\s*["']([\w.$]+)["']/.exec(text)?.[1];
  if (namespace === undefined) return {};
  const lines = linesOf(text);
  const parts = fragmentsOf(text);
  const type = namespace.replace(/^.*[.$]/, "");
  const queries = [...text.matchAll(statements)].flatMap((found): readonly QueryFact[] => {
    const [tag, kind = "", id = ""] = found;
    const start = found.index + tag.length;
    const end = text.indexOf(`</${kind}>`, start);
    const body = withFragments(end < 0 ? "" : text.slice(start, end), parts);
    const range = lines.rangeOf(found.index, end);
    return queryOf(body).map((one) => ({ ...one, range, method: { type, name: id } }));
  });
  return { queries };
}

function queryOf(body: string): readonly Omit<QueryFact, "range" | "method">[] {
  const query = readSql(statementText(body));
  if (query === undefined || query.reads.length + query.writes.length === 0) return [];
  const [filled, path] = filling.exec(body) ?? [];
  return [
    {
      scope: fileScope,
      ...namedIn(query),
      inLoop: false,
      inTransaction: false,
      // What the method gives may be one row all the same.
      ...(query.limited === true && { limited: true }),
      ...(filled !== undefined && { concatenates: filled }),
      ...(path !== undefined && { fills: [namedBy(path)] }),
      ...(!/[<$]/.test(body) && { isText: true as const }),
    },
  ];
}

/** A parameter of the method, or something of it. */
function namedBy(path: string): Value {
  const [name = "", ...members] = path.split(".");
  return members.reduce<Value>((of, one) => ({ kind: "member", of, name: one }), {
    kind: "name",
    name,
  });
}

const fragments = /<sql\s[^>]{0,500}?\bid\s*=\s*["']([\w.-]+)["'][^>]{0,500}>/g;

/** What `<include refid="…"/>` puts in. */
function fragmentsOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(fragments)].map((one): readonly [string, string] => {
    const start = one.index + one[0].length;
    return [one[1] ?? "", text.slice(start, Math.max(start, text.indexOf("</sql>", start)))];
  });
  return new Map(found);
}
