import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { callTypes, chainOf, type PhpChain, type PhpLink } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { isVerb } from "./queryWords.ts";

/** A record that a function holds: its model, or the relations that lead to it from one. */
export interface HeldRecord {
  readonly value: Value;
  readonly via: readonly string[];
}

/** What a variable or a class means by itself. */
type Known = (root: SyntaxNode) => Value | undefined;

const functions = /^(?:method_declaration|function_definition|anonymous_function|arrow_function)$/;
const deepest = 4;

/** The record of a variable by what its function gives it: a query, a relation, a copy, a comment's word. */
export function heldRecord(
  variable: SyntaxNode,
  file: Reading,
  known: Known,
  depth = 0,
): HeldRecord | undefined {
  if (variable.type !== "variable_name" || depth > deepest) return undefined;
  const own = known(variable);
  if (own !== undefined) return isMany(own) ? undefined : { value: own, via: [] };
  const body = functionAround(variable);
  if (body === undefined) return undefined;
  const [given] = givenTo(variable, body);
  return saidOf(variable, body) ?? (given && recordOf(given, { file, known, depth: depth + 1 }));
}

/** `Collection $loans`: of which model its rows are is said elsewhere. */
function isMany(given: Value): boolean {
  const type = given.kind === "instance" ? given.type : given;
  if (type.kind !== "import") return false;
  return /(?:^|\\)\w*(?:Collection|Paginator|Builder)$/.test(type.name ?? "");
}

interface Looking {
  readonly file: Reading;
  readonly known: Known;
  readonly depth: number;
}

/** The record that an expression gives. */
function recordOf(given: SyntaxNode, looking: Looking): HeldRecord | undefined {
  const { file, known, depth } = looking;
  const [first] = given.namedChildren;
  if (given.type === "variable_name") return heldRecord(given, file, known, depth);
  if (/^(?:clone|parenthesized)_expression$/.test(given.type)) {
    return first && recordOf(first, looking);
  }
  if (given.type === "member_access_expression") return ofProperty(given, looking);
  if (given.type === "object_creation_expression") return first && classRecord(first, looking);
  const isCall = callTypes.some((type) => type === given.type);
  return isCall ? ofChain(chainOf(given), looking) : undefined;
}

/** `$loan->member`: what the relation leads to. */
function ofProperty(given: SyntaxNode, looking: Looking): HeldRecord | undefined {
  const [object, name] = [fieldOf(given, "object"), fieldOf(given, "name")?.text];
  if (object === undefined || name === undefined || object.text === "$this") return undefined;
  const owner = recordOf(object, looking);
  return owner && { ...owner, via: [...owner.via, name] };
}

/** What of a query gives rows, one or many. */
const givesRows =
  /^(?:get|all|first|firstOr\w*|firstWhere|find\w*|sole|cursor|lazy\w*|latest|oldest|create\w*|make|updateOrCreate|replicate|fresh|refresh|load\w*|lockForUpdate|where\w*|orWhere\w*|orderBy\w*|with\w*|query|newQuery|limit|take|paginate)$/;

function ofChain(chain: PhpChain, looking: Looking): HeldRecord | undefined {
  const { root, isStatic, links } = chain;
  const last = links.at(-1);
  if (root.text === "$this") return last === links[0] ? returned(last, looking) : undefined;
  if (last === undefined || !givesRows.test(last.name)) return undefined;
  return isStatic ? classRecord(root, looking) : ofRelation(recordOf(root, looking), links);
}

/** `$member->loans()->first()`: of what the relation leads to. */
function ofRelation(
  owner: HeldRecord | undefined,
  [first, second]: readonly PhpLink[],
): HeldRecord | undefined {
  if (owner === undefined || first === undefined || second === undefined) return owner;
  const isRelation = isVerb(second) && !isVerb(first);
  return isRelation ? { ...owner, via: [...owner.via, first.name] } : owner;
}

function classRecord(root: SyntaxNode, { known }: Looking): HeldRecord | undefined {
  const value = known(root);
  return value && { value, via: [] };
}

/** What a method of the same file says that it gives: `function source(): Loan`. */
function returned(link: PhpLink | undefined, { file }: Looking): HeldRecord | undefined {
  if (link === undefined) return undefined;
  const { name } = link;
  const said = new RegExp(`function\\s+${name}\\s*\\([^)]*\\)\\s*:\\s*\\??([\\w\\\\]+)`);
  const type = said.exec(file.text)?.[1];
  return type === undefined || /^[a-z]+$/.test(type)
    ? undefined
    : { value: modelNamed(type), via: [] };
}

/** `@var Loan $loan`, `@var null|Loan $loan`, right before or after it is given. */
function saidOf(variable: SyntaxNode, body: SyntaxNode): HeldRecord | undefined {
  const before = body.text.slice(0, variable.startIndex - body.startIndex);
  const name = variable.text.slice(1);
  const said = [...before.matchAll(new RegExp(`@var\\s+([\\w\\\\|?]+)\\s+\\$${name}\\b`, "g"))];
  const types = (said.at(-1)?.[1] ?? "").split("|").map((one) => one.replace(/^\?/, ""));
  const [only, ...others] = types.filter((one) => /(?:^|\\)[A-Z]\w*$/.test(one));
  return only === undefined || others.length > 0 ? undefined : { value: modelNamed(only), via: [] };
}

/** A model by its own name, in whichever namespace. */
const modelNamed = (type: string): Value => ({
  kind: "import",
  module: "class",
  name: `\\${type.slice(type.lastIndexOf("\\") + 1)}`,
});

function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.parent;
  while (around !== null && !functions.test(around.type)) around = around.parent;
  return around ?? undefined;
}

/** What a variable was given last before a place; of what `foreach` goes through, the whole. */
function givenTo(variable: SyntaxNode, body: SyntaxNode): readonly SyntaxNode[] {
  return nodesOf(body, "assignment_expression", "foreach_statement")
    .filter(({ startIndex }) => startIndex < variable.startIndex)
    .flatMap((one) => {
      const [left, right] = one.type === "foreach_statement" ? turnsOf(one) : sidesOf(one);
      return left?.text === variable.text && right ? [right] : [];
    })
    .slice(-1);
}

type Sides = readonly [left: SyntaxNode | undefined, right: SyntaxNode | undefined];

/** The item of each turn, and what the loop goes through. */
function turnsOf({ namedChildren: [all, each] }: SyntaxNode): Sides {
  return [each?.type === "pair" ? each.namedChildren.at(-1) : each, all];
}

const sidesOf = (one: SyntaxNode): Sides => [fieldOf(one, "left"), fieldOf(one, "right")];

/** `$loan->due = $day;`: the fields that are set of a record before it is saved. */
export function fieldsSet(variable: SyntaxNode): readonly string[] {
  const body = functionAround(variable);
  if (body === undefined) return [];
  const since = givenTo(variable, body)[0]?.startIndex ?? 0;
  const names = nodesOf(body, "assignment_expression", "augmented_assignment_expression").flatMap(
    (one) => {
      const left = fieldOf(one, "left");
      const isField = left?.type === "member_access_expression";
      const isOf = isField && fieldOf(left, "object")?.text === variable.text;
      const isBefore = one.startIndex > since && one.startIndex < variable.startIndex;
      return isOf && isBefore ? (fieldOf(left, "name")?.text ?? []) : [];
    },
  );
  // `$loan->$name = …` may be any field.
  return [...new Set(names.filter((name) => /^\w+$/.test(name)))];
}
