import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, statementsOf, wordOf, wordsIn } from "../../languages/ruby/literals.ts";
import { nameOf } from "./begun.ts";
import { chainOf } from "./chains.ts";
import { asks } from "./keptRows.ts";
import { alone, made } from "./recordWords.ts";

/** The names by which a call narrows a model's rows: `scope :late, -> {}`, `enum :state, { open: 0 }`. */
export function scopesBy(call: SyntaxNode): readonly string[] {
  if (nameOf(call) === "enum") return enumsIn(call).flatMap((one) => scopesOf(one, call));
  const name = nameOf(call) === "scope" ? wordOf(argumentsOf(call).plain[0]) : undefined;
  return name === undefined ? [] : [name];
}

interface Enum {
  readonly attribute: string;
  readonly values: readonly string[];
}

const options = /^_?(?:prefix|suffix|scopes|instance_methods|default|validate)$/;

/** `enum :state, [:open]`, `enum :state, open: 0`, `enum state: { open: 0 }`. */
function enumsIn(call: SyntaxNode): readonly Enum[] {
  const { plain, named } = argumentsOf(call);
  const given = [...named].filter(([name]) => !options.test(name));
  const attribute = wordOf(plain[0]);
  if (attribute === undefined) {
    return given.map(([name, values]) => ({ attribute: name, values: valuesIn(values) }));
  }
  const values = plain[1] === undefined ? given.map(([name]) => name) : valuesIn(plain[1]);
  return [{ attribute, values }];
}

/** The values of a list, a hash, or a constant of the class that is one of them. */
function valuesIn(node: SyntaxNode): readonly string[] {
  if (node.type === "hash") {
    return childrenOf(node).flatMap((one) => wordOf(fieldOf(one, "key")) ?? []);
  }
  if (node.type === "constant") return constantIn(node).flatMap(valuesIn);
  const frozen = node.type === "call" ? fieldOf(node, "receiver") : undefined;
  return frozen ? valuesIn(frozen) : wordsIn(node);
}

function constantIn({ text, parent }: SyntaxNode): readonly SyntaxNode[] {
  let around = parent;
  while (around !== null && around.type !== "class") around = around.parent;
  const assigned = around === null ? [] : statementsOf(around);
  return assigned
    .filter((one) => one.type === "assignment" && fieldOf(one, "left")?.text === text)
    .flatMap((one) => fieldOf(one, "right") ?? []);
}

/** Each value has a scope, and one for the rows that do not have it. */
function scopesOf({ attribute, values }: Enum, call: SyntaxNode): readonly string[] {
  const { named } = argumentsOf(call);
  const affix = (option: string): readonly string[] => {
    const given = named.get(option) ?? named.get(`_${option}`);
    return given?.text === "true" ? [attribute] : (wordOf(given)?.split(" ") ?? []);
  };
  return values
    .map((value) => [...affix("prefix"), value, ...affix("suffix")].join("_"))
    .flatMap((name) => [name, `not_${name}`]);
}

/** Methods of the class that end in a query of its own rows: `def self.recent`. */
export function queryMethodsOf(node: SyntaxNode): readonly string[] {
  return statementsOf(node)
    .flatMap((one) => (one.type === "singleton_class" ? statementsOf(one) : [one]))
    .filter(({ type, parent }) => type === "singleton_method" || isOfSingleton(type, parent))
    .filter(endsInQuery)
    .flatMap((one) => fieldOf(one, "name")?.text ?? []);
}

const isOfSingleton = (type: string, parent: SyntaxNode["parent"]): boolean =>
  type === "method" && parent?.parent?.type === "singleton_class";

function endsInQuery(method: SyntaxNode): boolean {
  const last = statementsOf(method).at(-1);
  if (last?.type !== "call" || asks(last) || made.test(nameOf(last))) return false;
  const { root, calls } = chainOf(last);
  return root === undefined && calls[0] !== undefined && alone.has(nameOf(calls[0]));
}
