import type { NeighbourFact } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { environmentVariable } from "../../reading/environmentVariable.ts";
import type { Reading } from "../../reading/stack.ts";

/** The variables of the environment that the code of a file reads. */
export function variablesRead(file: Reading): readonly NeighbourFact[] {
  return [
    ...nodesOf(file.root, "call").flatMap((node) => calledFor(node, file)),
    ...nodesOf(file.root, "subscript").flatMap((node) => subscripted(node, file)),
    ...nodesOf(file.root, "comparison_operator").flatMap((node) => lookedFor(node, file)),
  ];
}

const readers =
  /^(?:os\.)?(?:getenv|environ\.get|environ\.setdefault)$|^(?:config|env)$|^env\.\w+$/;

/** `os.getenv("X")`, `env("X")`, `config("X")`. */
function calledFor(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const { words } = calleeOf(node);
  if (!readers.test(words)) return [];
  if (words.startsWith("environ.") && !isOfSystem(file)) return [];
  const isShort = /^(?:config|env)(?:$|\.)/.test(words);
  if (isShort && !/\b(?:decouple|environs?|starlette\.config)\b/.test(file.text)) return [];
  return readUnder(argumentsOf(node)[0], node, file);
}

/** `os.environ["X"]`, where it is not set. */
function subscripted(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const isSet = node.parent?.type === "assignment" && fieldOf(node.parent, "left")?.id === node.id;
  const isRead = !isSet && isEnvironment(wordOf(node, "value"), file);
  return isRead ? readUnder(fieldOf(node, "subscript"), node, file) : [];
}

/** `"X" in os.environ`. */
function lookedFor(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const [key, ...others] = childrenOf(node);
  const isIn = others.length === 1 && isEnvironment(others[0]?.text ?? "", file);
  return isIn ? readUnder(key, node, file) : [];
}

const isEnvironment = (words: string, file: Reading): boolean =>
  words === "os.environ" || (words === "environ" && isOfSystem(file));

/** What a server hands to an application with each request is called so too. */
const isOfSystem = ({ text }: Reading): boolean =>
  /\bfrom\s+os\s+import\b[^\n]*\benviron\b/.test(text);

/** A variable under a name that is written there, or that a function is given. */
function readUnder(
  name: SyntaxNode | undefined,
  node: SyntaxNode,
  file: Reading,
): readonly NeighbourFact[] {
  if (name?.type === "identifier") {
    const around = file.facts.definitions[file.scopeOf(node)];
    const isGiven = around?.parameters.some((one) => one.name === name.text) === true;
    const place = { scope: file.scopeOf(node), range: rangeOf(node) };
    return isGiven ? [{ kind: "env", name: file.valueOf(name), ...place }] : [];
  }
  const text = literalOf(name);
  return text !== undefined && /^[A-Za-z_]\w*$/.test(text)
    ? environmentVariable(text, node, file)
    : [];
}
