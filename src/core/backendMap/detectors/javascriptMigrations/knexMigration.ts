import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { chainOf } from "../javascriptStores/chain.ts";
import { changesOf, type Step } from "./migrationSteps.ts";
import { functionNamed, parameterAt } from "./functions.ts";
import { meantNames } from "./meantNames.ts";
import { builtBy } from "./knexColumns.ts";
import { namesIn, spelledIn } from "./spelled.ts";
import { isTakenBack } from "./takenBack.ts";
import { nameOfCall } from "../javascriptStores/surroundings.ts";

const schemaCalls = new Set(
  "createTable createTableIfNotExists alterTable table dropTable dropTableIfExists renameTable createTableLike".split(
    " ",
  ),
);

/** What `knex.schema` does to tables in a migration's `up`. */
export function knexChanges(file: Reading): readonly TableChange[] {
  const steps = nodesOf(file.root, "call_expression")
    .filter((node) => schemaCalls.has(nameOfCall(node)) && isOfSchema(node) && !isTakenBack(node))
    .flatMap((node) => stepsOf(node, file).map((one) => spelledIn(file.scopeOf(node), one)));
  return changesOf(steps, file);
}

function isOfSchema(node: SyntaxNode): boolean {
  const callee = fieldOf(node, "function");
  const object = callee?.type === "member_expression" ? fieldOf(callee, "object") : undefined;
  return object !== undefined && /\bschema\b/i.test(object.text.slice(0, 400));
}

/** The calls of a chain begin at one place; their names do not. */
const verbOf = (node: SyntaxNode): SyntaxNode =>
  fieldOf(fieldOf(node, "function") ?? node, "property") ?? node;

/** A step that a call elsewhere asks for stands there. */
function stepsOf(node: SyntaxNode, file: Reading): readonly Step[] {
  return meantNames(argumentsOf(node)[0], file).flatMap(({ name, call }) => {
    const steps = stepsOn(name, node, file);
    return call === undefined ? steps : steps.map((one) => ({ ...one, range: rangeOf(call) }));
  });
}

function stepsOn(table: string, node: SyntaxNode, file: Reading): readonly Step[] {
  const args = argumentsOf(node);
  const range = { start: rangeOf(verbOf(node)).start, end: rangeOf(node).end };
  const built = args.length < 2 ? [] : builtIn(args.at(-1), { table, file });
  const others = namesIn(args[1]);
  switch (nameOfCall(node)) {
    case "dropTable":
    case "dropTableIfExists":
      return [{ op: "dropTable", table, range }];
    case "renameTable":
      return [{ op: "renameTable", table, to: others.join(), range }];
    case "createTable":
    case "createTableIfNotExists":
      return [{ op: "createTable", table, range, ...nothingIn }, ...built];
    case "createTableLike":
      return [{ op: "createTable", table, range, ...nothingIn, like: others }];
    default:
      return built;
  }
}

const nothingIn = { columns: [], indexes: [], foreignKeys: [] };

interface Building {
  readonly table: string;
  readonly file: Reading;
  /** Which of its parameters is the builder. */
  readonly index?: number;
  readonly depth?: number;
}

const deepest = 4;

/** The statements of `(t) => { … }`, each a chain on its parameter. */
function builtIn(given: SyntaxNode | undefined, building: Building): readonly Step[] {
  const { table, file, index = 0 } = building;
  const callback = given?.type === "identifier" ? functionNamed(given.text, file) : given;
  const builder = callback && parameterAt(callback, index, file);
  if (callback === undefined || builder === undefined) return [];
  return nodesOf(callback, "call_expression").flatMap((node) => {
    const chain = chainOf(node);
    if (chain?.receiver?.text === builder) return builtBy(chain, table);
    const at = argumentsOf(node).findIndex(({ text }) => text === builder);
    return at < 0 ? [] : builtElsewhere(node, { ...building, index: at });
  });
}

/** What a function does that is given the builder, where it is called; one of another file may do anything. */
function builtElsewhere(node: SyntaxNode, building: Building): readonly Step[] {
  const { table, file, depth = 0 } = building;
  const name = fieldOf(node, "function")?.text ?? "";
  if (name.startsWith("console.") || depth > deepest) return [];
  const called = functionNamed(name, file);
  const range = rangeOf(node);
  if (called === undefined) {
    return [{ op: "opaque", table, why: `${name} is of another file`, range }];
  }
  const steps = builtIn(called, { ...building, depth: depth + 1 });
  return steps.map((one) => ({ ...one, range }));
}
