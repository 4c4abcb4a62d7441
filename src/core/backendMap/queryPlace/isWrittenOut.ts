import type { SyntaxNode } from "../grammars/syntax.ts";
import { functionAround } from "./functionAround.ts";

/** So much of a file, and of a function, is looked at. */
const farthest = 100_000;
/** A longer list nobody wrote by hand. */
const longestList = 2_000;

const begins =
  "\\s*:?=\\s*(?:(?:new\\b[^\\[{(;=]{0,60}(?:\\([^();]*\\)\\s*)?)?(?:\\[\\w*\\])?\\*?[\\w.]{0,40}\\s*[\\[{]|%[wi]\\[|(?:listOf|setOf|arrayOf|(?:List|Set)\\.of|Arrays\\.asList)\\s*\\()(?!\\s*[\\]})])";
/** A constant of the file or of a class. */
const constant =
  "(?:\\bstatic\\s+(?:readonly|final)|\\breadonly\\s+static|^(?:export\\s+)?(?:const|val|var|static))\\s[^=;\\n]{0,80}?";

/** Whether a name is given once, a list that the code writes out: `private static readonly int[] Sizes = [1, 2];`. */
export function isWrittenOut(name: SyntaxNode): boolean {
  if (!/^\$?\w{2,60}$/.test(name.text)) return false;
  const own = functionAround(name).text.slice(0, farthest);
  const word = `(?<![\\w.$])${name.text.replaceAll("$", "\\$")}(?:\\s*:[^=;\\n]{0,60})?`;
  const local = new RegExp(`${word}${begins}`).exec(own);
  if (local !== null) return isShort(local, own) && isGivenOnce(name.text, own);
  const file = name.tree.rootNode.text.slice(0, farthest);
  const shared = new RegExp(`${constant}${word}${begins}`, "m").exec(file);
  return shared !== null && isShort(shared, file) && isGivenOnce(name.text, file);
}

function isShort(given: RegExpExecArray, text: string): boolean {
  const items = text.slice(given.index + given[0].length).slice(0, longestList);
  const end = /[\]})]\s*(?:as const)?\s*(?:;|\n|$)/.exec(items);
  // What is spread, or made of other things, may be long.
  return end !== null && !/\.\.|\bfor\b|\*/.test(items.slice(0, end.index));
}

function isGivenOnce(name: string, text: string): boolean {
  const word = `(?<![\\w.$])${name.replaceAll("$", "\\$")}`;
  const growing =
    "(?:\\.|->)(?:push|unshift|add|append|insert|put|set|extend|concat)\\w*\\(|\\[[^\\]\\n]*\\]\\s*=(?!=)|\\s*(?:\\+=|<<)";
  if (new RegExp(`${word}(?:${growing})`, "i").test(text)) return false;
  return (
    [...text.matchAll(new RegExp(`${word}\\s*(?::[^=;\\n(]{0,60})?:?=(?![=>])`, "g"))].length === 1
  );
}
