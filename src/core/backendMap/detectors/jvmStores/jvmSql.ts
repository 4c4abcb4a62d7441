import type { SomeFacts } from "../../facts/facts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { ClassModel } from "../classes/classModel.ts";
import { callOf } from "../classes/jvmCalls.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { temporaryTables } from "../sql/temporaryTables.ts";
import { writtenTexts, type WrittenText } from "../sql/writtenTexts.ts";
import { isBounded } from "./boundedQuery.ts";
import { readJpql } from "./jpql.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";
import { entityOf } from "./repositoryCalls.ts";
import { isLimited } from "./springData.ts";
import { isOnEntities, useOf, type TextUse } from "./textUse.ts";

/** Queries in strings of Java and Kotlin: SQL, whoever is given it, and JPQL where a call says so. */
export const jvmSql: Stack = {
  name: "jvm-sql",
  languages: ["java", "kotlin"],
  markers: /["\s](?:select|insert\s+into|update|delete|merge|from)\b/i,
  detect,
};

/** Tests, and migrations in code: these ask for what there was in their time. */
const apart = /(?:^|\/)src\/(?:test|\w*Test)\/|(?:^|\/)[VR]\d[\d_]*__\w+\.(?:java|kt)$/;

function detect(file: Reading): SomeFacts {
  if (apart.test(file.path)) return {};
  return {
    queries: writtenTexts(file, "string_literal").flatMap((one) => queryOf(one, file) ?? []),
    tableChanges: temporaryTables(file, "string_literal"),
  };
}

type Asked = Pick<QueryFact, "reads" | "writes" | "columns" | "limited" | "isText">;

/** What makes an object of a query, which is bounded apart from its text. */
const makesQuery = /^create(?:Native|SQL|Named|Selection)?Query$/;

function queryOf(written: WrittenText, file: Reading): QueryFact | undefined {
  const use = useOf(written.node);
  const around = use?.annotation && classAround(written.node, file);
  const asked = readAs(written.text, use, { file, entity: around && entityOf(around)?.name });
  if (asked === undefined || asked.reads.length + asked.writes.length === 0) return undefined;
  const given = written.holes.find((one) => isOfRequest(one, written.node, file));
  const fills = [...written.fills, ...formattedInto(written.node, file)];
  return {
    ...surroundingsOf(written.node, file),
    ...asked,
    ...boundApart(written.node, use),
    ...placeOf(written.node, use, around, asked),
    ...(given !== undefined && { concatenates: given.slice(0, 80) }),
    ...(fills.length > 0 && { fills }),
  };
}

/** `String.format("… %s", name)`, `"… %s".formatted(name)`. */
function formattedInto(node: SyntaxNode, file: Reading): readonly Value[] {
  const around = node.parent?.type === "argument_list" ? node.parent.parent : node.parent;
  const call = around == null ? undefined : callOf(around);
  if (call === undefined || !/^(?:format|formatted)$/.test(call.name)) return [];
  return call.args
    .filter((one) => one.id !== node.id)
    .map(file.valueOf)
    .filter(({ kind }) => kind === "name" || kind === "member" || kind === "call");
}

interface Known {
  readonly file: Reading;
  readonly entity: string | undefined;
}

function readAs(text: string, use: TextUse | undefined, known: Known): Asked | undefined {
  if (isOnEntities(use, text, known.file.text)) return readJpql(text, known.entity);
  const sql = readSql(text);
  if (sql === undefined) return undefined;
  const { limited } = sql;
  return {
    ...namedIn(sql),
    isText: true,
    ...(limited !== undefined && { limited }),
  };
}

function boundApart(node: SyntaxNode, use: TextUse | undefined): Pick<QueryFact, "limited"> {
  return makesQuery.test(use?.name ?? "") && isBounded(node) ? { limited: true } : {};
}

/** A query of an annotation is made where its method is called: the method stands for it. */
function placeOf(
  node: SyntaxNode,
  use: TextUse | undefined,
  around: ClassModel | undefined,
  asked: Asked,
): Partial<QueryFact> {
  if (use?.annotation === undefined) return {};
  const method = around?.methods.find(
    (one) => one.node.startIndex <= node.startIndex && node.endIndex <= one.node.endIndex,
  );
  if (method === undefined) return {};
  const isOfPage = asked.writes.length === 0 && isLimited(method);
  return { scope: method.scope, range: method.nameRange, ...(isOfPage && { limited: true }) };
}

function classAround({ startIndex }: SyntaxNode, file: Reading): ClassModel | undefined {
  return jvmClasses(file).findLast(
    ({ node }) => node.startIndex <= startIndex && startIndex < node.endIndex,
  );
}

const brought =
  /^(?:RequestParam|PathVariable|RequestBody|RequestHeader|QueryParam|PathParam|CookieValue|ModelAttribute)$/;

/** Of these types no value carries SQL. */
const number =
  /^(?:int|long|short|byte|double|float|boolean|Integer|Int|Long|Short|Double|Float|Boolean|BigDecimal|BigInteger|UUID|LocalDate\w*|Instant|Date)$/;

/** What a request brought: a parameter that says so, or what is read from the request itself. */
function isOfRequest(words: string, { startIndex }: SyntaxNode, file: Reading): boolean {
  if (/\brequest\.get(?:Parameter|Header|QueryString)/i.test(words)) return true;
  const name = /^\w+/.exec(words)?.[0];
  return jvmClasses(file).some(({ methods }) =>
    methods.some(
      ({ node, parameters }) =>
        node.startIndex <= startIndex &&
        startIndex < node.endIndex &&
        parameters.some(
          (one) =>
            one.name === name &&
            !number.test(one.type?.name ?? "") &&
            one.annotations.some((each) => brought.test(each.name)),
        ),
    ),
  );
}
