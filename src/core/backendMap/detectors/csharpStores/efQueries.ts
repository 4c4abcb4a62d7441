import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { notedSurroundings, surroundingsOf } from "./csharpSurroundings.ts";
import { csharpTypes } from "./csharpTypes.ts";
import { anyContext } from "./efContexts.ts";
import { calledName, receiverOf, typeArgument } from "./efFluent.ts";
import { chainOn } from "./linqChains.ts";
import { laterCalls, methodAround } from "./laterCalls.ts";
import { columnsOf } from "./linqColumns.ts";
import { clauseColumns, isLaterClause } from "./queryClauses.ts";
import { relatedBy } from "./linqRelations.ts";

/** `_db.Users.Where(…).FirstOrDefaultAsync()`, `_db.Set<User>().Add(user)`, `_db.Remove(user)`. */
export function contextQueries(file: Reading): readonly QueryFact[] {
  const sets = nodesOf(file.root, "member_access_expression").flatMap((node) => {
    const ref = setOf(node, file);
    return ref === undefined ? [] : [queryOf(node, ref, file)];
  });
  const calls = nodesOf(file.root, "invocation_expression").flatMap((node) => [
    ...typedSet(node, file),
    ...onContext(node, file),
  ]);
  return [...sets, ...calls];
}

const contexts = /(?:Context|Db|Database)\??$/;

export function typeOf(node: SyntaxNode | undefined, file: Reading): string | undefined {
  if (node !== undefined && isOfMethod(node)) return undefined;
  const type = csharpTypes(file).get((node?.text ?? "").replace(/^this\./, ""));
  return type?.replace(/\?$/, "");
}

/** `var found = await …`: a name of the method's own, whatever others of its name are. */
function isOfMethod(node: SyntaxNode): boolean {
  if (node.type !== "identifier") return false;
  const given = new RegExp(
    `\\bvar\\s+${node.text}\\s*=\\s*await\\s(?![^;]*(?:CreateDbContext|Context\\())`,
  );
  const method = methodAround(node);
  return (
    method !== undefined && given.test(method.text.slice(0, node.startIndex - method.startIndex))
  );
}

/** The set of a context that an expression is. */
function setOf(node: SyntaxNode, file: Reading): TableRef | undefined {
  const name = fieldOf(node, "name");
  // A method of the context itself is no set.
  const isCalled = node.parent?.type === "invocation_expression" && node.field === "function";
  if (isCalled || name?.type !== "identifier") return undefined;
  return memberOf(fieldOf(node, "expression"), name.text, file);
}

function memberOf(of: SyntaxNode | undefined, name: string, file: Reading): TableRef | undefined {
  const context = typeOf(of, file);
  if (context !== undefined && contexts.test(context)) {
    return { model: context.replace(/^.*\./, ""), via: [name] };
  }
  return context === undefined && of !== undefined ? untypedMember(of, name, file) : undefined;
}

/** `services.Context.Items`: what the context is, another file says. */
function untypedMember(of: SyntaxNode, name: string, file: Reading): TableRef | undefined {
  if (of.type === "identifier" && isContextName(of.text) && /^[A-Z]/.test(name)) {
    return { model: anyContext, via: [name] };
  }
  if (of.type !== "member_access_expression" || !contexts.test(of.text)) return undefined;
  return { value: file.valueOf(of), via: [name] };
}

/** `var ctx = factory.CreateContext()`: what makes it is told elsewhere. */
const isContextName = (name: string): boolean =>
  /^_?(?:ctx|db|database|(?:db|data|database|app|application)?_?[cC]ontext|\w+Db(?:Context)?)$/.test(
    name,
  );

function typedSet(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const type = calledName(node) === "Set" ? typeArgument(fieldOf(node, "function")) : undefined;
  // The context itself says so of its sets; whoever asks goes on.
  const isAsked = node.parent?.type === "member_access_expression";
  return type === undefined || !isAsked ? [] : [queryOf(node, byName(type), file)];
}

export const byName = (name: string): TableRef => ({ value: { kind: "name", name } });

const writing =
  /^(?:Add|AddRange|Update|UpdateRange|Remove|RemoveRange|Attach|AttachRange|ExecuteDelete|ExecuteUpdate|BulkInsert|(?:Insert|Delete)(?:Range|Many)?|UpdateMany|DeleteById)(?:Async)?$/;

/** The database has it before anything is saved. */
const writingAtOnce = /^(?:Execute|Bulk)/;

/** What is handed to the context itself, where the code says of which type it is. */
function onContext(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const context = typeOf(receiverOf(node), file);
  const given = fieldOf(node, "arguments")?.firstNamedChild?.text ?? "";
  const type = csharpTypes(file)
    .get(given)
    ?.replace(/^.*[.<]|[>?]+$/g, "");
  if (context === undefined || type === undefined || !contexts.test(context)) return [];
  return writing.test(calledName(node)) ? [queryOf(node, byName(type), file, [node])] : [];
}

function queryOf(
  node: SyntaxNode,
  ref: TableRef,
  file: Reading,
  chain: readonly SyntaxNode[] = chainOn(node),
): QueryFact {
  const asked = askedBy(chain, node, ref);
  const isAtOnce = chain.some((call) => writingAtOnce.test(calledName(call)));
  const place = chain.at(-1) ?? node;
  const around = asked.writes.length > 0 && !isAtOnce ? notedSurroundings : surroundingsOf;
  return { ...around(place, file), ...asked, ...(isLaterClause(place) && { inLoop: false }) };
}

export function askedBy(
  own: readonly SyntaxNode[],
  node: SyntaxNode,
  ref: TableRef,
): Pick<QueryFact, "reads" | "writes" | "columns" | "limited"> {
  const gives = own.map(calledName).some((name) => bounding.test(name) || listing.test(name));
  const chain = gives ? own : [...own, ...laterCalls(own.at(-1) ?? node)];
  const names = chain.map(calledName);
  const isWrite = names.some((name) => writing.test(name));
  const limited = isWrite ? undefined : limitOf(names, node);
  const isOpen = limited === false && isNarrowed(chain);
  return {
    reads: [...(isWrite ? [] : [ref]), ...relatedBy(chain, ref)],
    writes: isWrite ? [ref] : [],
    columns: [...columnsOf(chain, ref), ...clauseColumns(own.at(-1) ?? node, ref)],
    ...(limited !== undefined && !isOpen && { limited }),
  };
}

const bounding =
  /^(?:First|FirstOrDefault|Single|SingleOrDefault|Find|Last|LastOrDefault|Count|LongCount|Any|All|Take|Sum|Max|Min|Average|Contains|ElementAt|GetById|GetBySpec|FindById|GetCount|Exists)(?:Async)?$/;
const listing =
  /^(?:ToList|ToArray|ToDictionary|ToHashSet|ToLookup|AsAsyncEnumerable|ForEach|List|ListAll|GetAll|GetList|GetAllList)(?:Async)?$/;

/** What a set can be asked for that leaves as many rows as there are, or says itself which. */
const open =
  /^(?:As\w+|Where|Select|SelectMany|Include|ThenInclude|(?:Order|Then)By(?:Descending)?|GroupBy|\w*Join|Distinct|DistinctBy|Cast|OfType|IgnoreQueryFilters|TagWith\w*|DefaultIfEmpty|Skip|Concat|Union|Set|ConfigureAwait)$/;

/**
 * `Where(predicate)`, `WhereOneOrMany(ids)`, `ListAsync(specification)`: how many rows is left by such a
 * condition, or by what the project adds to sets, is not known.
 */
function isNarrowed(chain: readonly SyntaxNode[]): boolean {
  return chain.some((call) => {
    const name = calledName(call);
    if (listing.test(name)) return !/^(?:To|As|For)[A-Z]/.test(name) && isGivenMore(call);
    return !open.test(name) || isGivenCondition(call);
  });
}

/** Besides what ends the waiting. */
function isGivenMore(call: SyntaxNode): boolean {
  return argumentsOf(call).some(({ text }) => !/cancel|^(?:ct|token)$/i.test(text));
}

function isGivenCondition(call: SyntaxNode): boolean {
  const [condition] = calledName(call) === "Where" ? argumentsOf(call) : [];
  return condition !== undefined && condition.type !== "lambda_expression";
}

function limitOf(names: readonly string[], node: SyntaxNode): boolean | undefined {
  if (names.some((name) => bounding.test(name))) return true;
  // The SQL says how many, and is told by itself.
  if (names.some((name) => name.startsWith("FromSql"))) return undefined;
  const isWalked = node.parent?.type === "foreach_statement" && node.field === "right";
  return isWalked || names.some((name) => listing.test(name)) ? false : undefined;
}
