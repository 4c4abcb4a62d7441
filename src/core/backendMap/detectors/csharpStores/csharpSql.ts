import type { SomeFacts } from "../../facts/facts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import { temporaryTables } from "../sql/temporaryTables.ts";
import { writtenTexts, type WrittenText } from "../sql/writtenTexts.ts";
import { surroundingsOf } from "./csharpSurroundings.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import { filledIn } from "../../queryPlace/filledIn.ts";
import { calledName } from "./efFluent.ts";

/** SQL in strings of C#, be it for Dapper, ADO.NET or Entity Framework. */
export const csharpSql: Stack = {
  name: "csharp-sql",
  languages: ["csharp"],
  markers: /["\s](?:select|insert\s+into|update|delete\s+from|merge)\b/i,
  detect,
};

const apart = /(?:^|\/)(?:[\w.-]*\.?Tests?|Migrations)\//i;
/** What a migration says holds for the tables as they are then. */
const migrations = /\bMigrationBuilder\b/;
const literals = [
  "string_literal",
  "verbatim_string_literal",
  "raw_string_literal",
  "interpolated_string_expression",
];

function detect(file: Reading): SomeFacts {
  if (apart.test(file.path) || migrations.test(file.text)) return {};
  return {
    queries: writtenTexts(file, ...literals).flatMap((one) => queryOf(one, file) ?? []),
    tableChanges: temporaryTables(file, ...literals),
  };
}

/** What `string.Format` fills in. */
const places = /\{\d+(?::[^{}]*)?\}/g;

function queryOf(made: WrittenText, file: Reading): QueryFact | undefined {
  const given = isFilledSafely(made.node) ? withParameters(made, file) : made;
  const formatted = formattedInto(given.node);
  const written = {
    ...given,
    text: given.text.replaceAll(places, "{}"),
    fills: [...given.fills, ...formatted.map(file.valueOf).flatMap(filledIn)],
    holes: [...given.holes, ...formatted.map(({ text }) => text)],
  };
  const query = readSql(written.text);
  if (query === undefined || query.reads.length + query.writes.length === 0) return undefined;
  const { limited } = query;
  const filled = isFilledSafely(written.node) ? undefined : filledInto(written, file);
  const isOpen = limited === false && filled !== undefined && clause.test(written.text);
  return {
    ...surroundingsOf(written.node, file),
    ...namedIn(query),
    isText: true,
    ...(limited !== undefined && !isOpen && { limited }),
    ...filled,
  };
}

/** What is filled in becomes a parameter, be it a text that is put together itself. */
function withParameters(made: WrittenText, file: Reading): WrittenText {
  const value = file.valueOf(made.node);
  const parts = value.kind === "concat" ? value.parts : [value];
  return { ...made, text: parts.map((one) => (one.kind === "text" ? one.text : "{}")).join("") };
}

/** `string.Format("… {0}", name)`. */
function formattedInto(node: SyntaxNode): readonly SyntaxNode[] {
  const list = node.parent?.type === "argument" ? node.parent.parent : null;
  const call = list?.parent;
  if (call?.type !== "invocation_expression" || calledName(call) !== "Format") return [];
  return argumentsOf(call).filter(({ id }) => id !== node.id);
}

/** What is filled in behind no operator and in no quotes may be a condition, or a limit. */
const clause = /[\w)}]\s*\{\}/;

function filledInto(
  { holes, fills, node }: WrittenText,
  file: Reading,
): Pick<QueryFact, "concatenates" | "fills"> {
  const given = holes.find((one) => isOfRequest(one, node, file));
  return {
    ...(given !== undefined && { concatenates: given.slice(0, 80) }),
    ...(fills.length > 0 && { fills }),
  };
}

/** What is filled into these becomes a parameter of the query. */
function isFilledSafely({ parent }: SyntaxNode): boolean {
  if (parent?.type === "variable_declarator") return isOfBoundText(parent);
  const call = parent?.parent?.parent;
  if (call?.type !== "invocation_expression") return false;
  return /^(?:FromSql|ExecuteSql|SqlQuery)(?:Interpolated)?(?:Async)?$/.test(calledName(call));
}

const isOfBoundText = ({ parent }: SyntaxNode): boolean =>
  /^(?:System\.)?FormattableString\b/.test(parent?.text ?? "");

/** What a request brought: a parameter of a controller's action, or what is read from the request. */
function isOfRequest(words: string, { startIndex }: SyntaxNode, file: Reading): boolean {
  if (/\bRequest\.(?:Query|Form|Headers|Cookies|RouteValues)\b/.test(words)) return true;
  const name = /^\w+/.exec(words)?.[0];
  const controllers = csharpClasses(file).filter((one) => one.name.endsWith("Controller"));
  return controllers
    .flatMap(({ methods }) => methods)
    .filter(({ node }) => node.startIndex <= startIndex && startIndex < node.endIndex)
    .some(
      ({ parameters, isPublic }) =>
        isPublic && parameters.some((one) => one.name === name && !isNumber(one.type?.name)),
    );
}

/** Of these types no value carries SQL. */
const isNumber = (type = ""): boolean =>
  /^(?:u?(?:int|long|short)|s?byte|double|decimal|float|bool|Guid|Date\w*|TimeSpan)$/.test(type);
