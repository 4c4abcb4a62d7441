const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const longest = 60;
/** Words of languages, which say nothing of what code is about. */
const common = new Set(
  (
    "abstract any array as async await bool boolean break byte case catch char class const continue def default " +
    "defer del delete do double elif else end enum except export extends extern false final finally float fn for " +
    "foreach from func function go goto if impl implements import in instanceof int interface is lambda let long " +
    "match mod module mut namespace new nil none not null number object of or and override package panic pass pub " +
    "public private protected raise readonly ref return self short static str string struct super switch then this " +
    "throw throws trait true try type typeof undefined union unless unsafe until use using val var virtual void " +
    "when where while with yield isinstance len the to it be an on by"
  ).split(" "),
);

/** The identifiers of a piece of code, in its order, words of the language left out. */
export function identifiersIn(code: string): readonly string[] {
  return (code.match(identifier) ?? []).filter(
    (word) => word.length > 1 && word.length <= longest && !isCommon(word),
  );
}

const longestCommon = Math.max(...[...common].map(({ length }) => length));

const isCommon = (word: string): boolean =>
  word.length <= longestCommon && common.has(word.toLowerCase());

/** The words that a name is made of: `findOrderItems` is about find, order and item. */
export function subWordsOf(name: string): readonly string[] {
  const parts = name
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u);
  return parts.map(stemOf).filter((word) => word.length > 1 && !common.has(word));
}

/** Plural and singular are one. */
function stemOf(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length > 4 && lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  return lower.length > 3 && lower.endsWith("s") && !lower.endsWith("ss")
    ? lower.slice(0, -1)
    : lower;
}
