import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordsIn } from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/storeFacts.ts";

const reading =
  "all where find find_by find_by! find_each find_in_batches first first! last last! take count sum exists? pluck pick ids order joins left_joins includes preload eager_load select distinct group limit offset not none? any? many? find_or_initialize_by find_sole_by sole maximum minimum average unscoped".split(
    " ",
  );
const writing =
  "create create! insert insert! insert_all insert_all! upsert upsert_all update_all delete_all destroy_all find_or_create_by find_or_create_by! create_or_find_by update update! update_columns save save! destroy destroy! delete increment! decrement! toggle! touch destroy_by delete_by touch_all increment_counter update_counters".split(
    " ",
  );
const verbs = new Map([
  ...reading.map((name): [string, "read"] => [name, "read"]),
  ...writing.map((name): [string, "write"] => [name, "write"]),
]);
const bounded = new Set(
  "find find_by find_by! first first! last last! take count sum exists? limit page pick find_or_initialize_by sole find_sole_by maximum minimum average any? none? many? find_each find_in_batches paginate".split(
    " ",
  ),
);
const filters = new Set(
  "where find_by find_by! exists? not find_or_create_by find_or_create_by! find_or_initialize_by rewhere destroy_by delete_by".split(
    " ",
  ),
);
const writers = new Set(
  "create create! update_all insert insert! upsert update update!".split(" "),
);

/** `Loan.where(book_id: 1).limit(10)`: chains that begin with a model. */
export function recordQueries(file: Reading): readonly QueryFact[] {
  return nodesOf(file.root, "call").flatMap((node) => {
    if (isContinued(node)) return [];
    const calls = chainOf(node);
    const root = calls[0] && fieldOf(calls[0], "receiver");
    if (root?.type !== "constant" && root?.type !== "scope_resolution") return [];
    return queryOf(node, calls, root.text.replace(/^::/, ""), file) ?? [];
  });
}

/** The chain goes on after this call. */
function isContinued(node: SyntaxNode): boolean {
  const around = node.parent;
  return around?.type === "call" && fieldOf(around, "receiver")?.id === node.id;
}

/** The calls of a chain, from the first to the last. */
function chainOf(node: SyntaxNode): readonly SyntaxNode[] {
  const calls: SyntaxNode[] = [];
  for (
    let one: SyntaxNode | undefined = node;
    one?.type === "call";
    one = fieldOf(one, "receiver")
  ) {
    calls.unshift(one);
  }
  return calls;
}

const nameOf = (call: SyntaxNode): string => fieldOf(call, "method")?.text ?? "";

function kindOf(calls: readonly SyntaxNode[]): "read" | "write" | undefined {
  const first = calls[0] && verbs.get(nameOf(calls[0]));
  if (first === undefined) return undefined;
  return calls.some((call) => verbs.get(nameOf(call)) === "write") ? "write" : "read";
}

function queryOf(
  node: SyntaxNode,
  calls: readonly SyntaxNode[],
  model: string,
  file: Reading,
): QueryFact | undefined {
  const kind = kindOf(calls);
  if (kind === undefined) return undefined;
  const refs = [{ model }];
  const isRead = kind === "read";
  return {
    scope: file.scopeOf(node),
    range: rangeOf(node),
    reads: isRead ? refs : [],
    writes: isRead ? [] : refs,
    columns: calls.flatMap((call) => columnsOf(call, model)),
    ...surroundingsOf(node),
    ...(isRead && { limited: calls.some((call) => bounded.has(nameOf(call))) }),
  };
}

function columnsOf(call: SyntaxNode, table: string): readonly QueryColumn[] {
  const { plain, named } = argumentsOf(call);
  const name = nameOf(call);
  const used = (names: readonly string[], use: QueryColumn["use"]): readonly QueryColumn[] =>
    names.filter((one) => /^\w+$/.test(one)).map((one) => ({ name: one, table, use }));
  const keys = [...named.keys()];
  if (filters.has(name)) return used(keys, "filter");
  if (writers.has(name)) return used(keys, "write");
  const words = plain.flatMap(wordsIn);
  if (name === "order") return used([...words, ...keys], "sort");
  return name === "pluck" || name === "pick" ? used(words, "read") : [];
}

const loops = new Set(
  "each map flat_map each_with_index each_with_object find_each times collect select reject sum".split(
    " ",
  ),
);

function surroundingsOf(node: SyntaxNode): Pick<QueryFact, "inLoop" | "inTransaction"> {
  let [inLoop, inTransaction] = [false, false];
  let inside = node;
  for (
    let around = node.parent;
    around !== null && around.type !== "method";
    around = around.parent
  ) {
    if (around.type === "call" && fieldOf(around, "block")?.id === inside.id) {
      const name = nameOf(around);
      inLoop ||= loops.has(name);
      inTransaction ||= name === "transaction" || name === "with_lock";
    }
    inLoop ||= ["for", "while", "until"].includes(around.type);
    inside = around;
  }
  return { inLoop, inTransaction };
}
