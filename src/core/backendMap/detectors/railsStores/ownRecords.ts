import type { Value } from "../../facts/value.ts";
import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { mostRelations, nameOf, type Begun } from "./begun.ts";
import { certain, kindOf, loadable, recordWriters } from "./recordWords.ts";

/** What a method of a record asks: `loans.where(…)`, `self.loans.count`, `update!(…)`. */
export function ofOwnRecord(
  root: SyntaxNode | undefined,
  calls: readonly SyntaxNode[],
  file: Reading,
): Begun | undefined {
  const at = calls.findIndex((one) => kindOf(nameOf(one)) !== undefined);
  const rest = calls.slice(Math.max(at, 0));
  const via = [...(root ? [root.text] : []), ...calls.slice(0, Math.max(at, 0)).map(nameOf)];
  const isQuery = via.length > 0 ? certain : recordWriters;
  const isAsked = rest.some((one) => isQuery.has(nameOf(one)));
  if (at < 0 || via.length > mostRelations || !isAsked) return undefined;
  const own = ownerOf(root, calls, file);
  const isLoadable = rest.every((one) => loadable.has(nameOf(one)));
  return (
    own && {
      ref: { value: own, ...(via.length > 0 && { via }) },
      words: [wordsOf(own), ...via].join("."),
      calls: rest,
      ...(isLoadable && { isLoadable }),
    }
  );
}

/** The class whose record it is. */
function ownerOf(
  root: SyntaxNode | undefined,
  [first]: readonly SyntaxNode[],
  file: Reading,
): Value | undefined {
  if (first === undefined || isOfClass(first)) return undefined;
  return root !== undefined && isVariable(root) ? undefined : classAround(first, file);
}

/** Methods are no longer than this where people write them. */
const longestMethod = 20_000;

/** A name that the method around gives to something itself is no call of an association. */
export function isVariable({ text, parent }: SyntaxNode): boolean {
  let around = parent;
  while (around !== null && around.type !== "method") around = around.parent;
  if (around === null) return false;
  const given = new RegExp(`\\b${text}\\s*(?:\\|\\|)?=[^=~>]|[(|,&*]\\s*${text}\\s*[,)|:=]`);
  return given.test(around.text.slice(0, longestMethod));
}

/** Run by the class rather than by a record: in `def self.x`, `class << self`, `scope :x, -> {}`. */
export function isOfClass(node: SyntaxNode): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type === "class" || isOfRecord(around)) return false;
    if (/^singleton_(?:method|class)$/.test(around.type) || isScope(around)) return true;
  }
  return false;
}

const isScope = (node: SyntaxNode): boolean => node.type === "call" && nameOf(node) === "scope";
const isOfRecord = (node: SyntaxNode): boolean =>
  node.type === "method" && node.parent?.parent?.type !== "singleton_class";

/** The full name of the class around. */
export function classAround(node: SyntaxNode, file: Reading): Value | undefined {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type !== "class") continue;
    const name = file.facts.definitions[file.scopeOf(childrenOf(around)[1] ?? around)]?.name;
    return name === undefined ? undefined : { kind: "import", module: "constant", name };
  }
  return undefined;
}
