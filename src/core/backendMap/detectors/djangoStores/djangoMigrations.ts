import type { SomeFacts } from "../../facts/facts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { readDdl } from "../../sql/ddl/readDdl.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { stepsOf, type Step } from "./djangoSteps.ts";

/** Migrations of Django, in the order of their names within an app. */
export const djangoMigrations: Stack = {
  name: "django-migrations",
  languages: ["python"],
  markers: /\bmigrations\.Migration\b|\(Migration\)/,
  detect,
};

/** Kept to look at: Django reads the folder that is called `migrations`. */
const retired =
  /\/(?:migrations?_?(?:old|bak|backup|archived?|legacy)|(?:old|archived?|legacy)_?migrations?)\//;

function detect(file: Reading): SomeFacts {
  if (retired.test(`/${file.path}`)) return {};
  const order = file.path.slice(file.path.lastIndexOf("/") + 1);
  const tableChanges = operationsIn(file.root).flatMap((node, at): readonly TableChange[] => {
    const { name } = calleeOf(node);
    if (name === "RunSQL") return ranSql(node, order);
    return stepsOf(node, name, file.path).map((one: Step) => ({
      ...one,
      // A table is called by its model until all is done: other files know no other name.
      order: placeOf(one, order, at),
      range: rangeOf(node),
    }));
  });
  return { tableChanges };
}

function placeOf({ when }: Step, order: string, at: number): string {
  if (when === "end") return `~~${order}`;
  return when === "last" ? lastOrder(order, at) : order;
}

/** After all other steps; of several names for one table the latest is met first, and stays. */
function lastOrder(order: string, at: number): string {
  const number = Number(/^\d+/.exec(order)?.[0] ?? 0);
  return `~${backwards(number)}${backwards(at)}`;
}

const backwards = (count: number): string => String(99_999 - count).padStart(5, "0");

/** The calls in `operations = […]`, and in what they do to the database alone. */
function operationsIn(root: SyntaxNode): readonly SyntaxNode[] {
  return nodesOf(root, "assignment")
    .filter((one) => fieldOf(one, "left")?.text === "operations")
    .flatMap((one) => callsIn(fieldOf(one, "right")));
}

function callsIn(list: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (list?.type !== "list") return [];
  return childrenOf(list)
    .filter(({ type }) => type === "call")
    .flatMap((one) =>
      calleeOf(one).name === "SeparateDatabaseAndState"
        ? callsIn(argumentOf(one, 0, "database_operations"))
        : [one],
    );
}

function ranSql(node: SyntaxNode, order: string): readonly TableChange[] {
  const given = argumentOf(node, 0, "sql");
  const texts = given?.type === "list" ? childrenOf(given) : [given];
  return texts.flatMap((one) => {
    const sql = literalOf(one);
    if (sql === undefined) return [];
    return readDdl(sql, order).map((change) => ({ ...change, range: rangeOf(node) }));
  });
}
