/** How a word's end changes, and what it becomes: the first that fits holds. */
type Rule = readonly [RegExp, string];

/** Words without a plural of their own. */
const uncountable =
  /(?:^|_)(?:equipment|information|rice|money|species|series|fish|sheep|jeans|police|news)$/;

/** Pairs that follow no rule: one, many. */
const irregular = [
  ["person", "people"],
  ["man", "men"],
  ["child", "children"],
  ["sex", "sexes"],
  ["move", "moves"],
  ["zombie", "zombies"],
  ["movie", "movies"],
] as const;

/** The rules that Rails goes by. */
const plurals: readonly Rule[] = [
  [/quiz$/, "quizzes"],
  [/^ox$/, "oxen"],
  [/^([ml])(?:ouse|ice)$/, "$1ice"],
  [/(matr|vert|ind)(?:ix|ex)$/, "$1ices"],
  [/(x|ch|ss|sh)$/, "$1es"],
  [/([^aeiouy]|qu)y$/, "$1ies"],
  [/([^f])fe$/, "$1ves"],
  [/([lr])f$/, "$1ves"],
  [/sis$/, "ses"],
  [/([ti])(?:a|um)$/, "$1a"],
  [/(buffal|tomat)o$/, "$1oes"],
  [/bus$/, "buses"],
  [/(alias|status)$/, "$1es"],
  [/(octop|vir)(?:us|i)$/, "$1i"],
  [/^(ax|test)is$/, "$1es"],
  [/s$/, "s"],
  [/$/, "s"],
];

const singulars: readonly Rule[] = [
  [/ss$/, "ss"],
  [/databases$/, "database"],
  [/quizzes$/, "quiz"],
  [/matrices$/, "matrix"],
  [/(vert|ind)ices$/, "$1ex"],
  [/^oxen/, "ox"],
  [/(alias|status)(?:es)?$/, "$1"],
  [/(octop|vir)(?:us|i)$/, "$1us"],
  [/^ax[ie]s$/, "axis"],
  [/(cris|test)[ie]s$/, "$1is"],
  [/shoes$/, "shoe"],
  [/oes$/, "o"],
  [/bus(?:es)?$/, "bus"],
  [/^([ml])ice$/, "$1ouse"],
  [/(x|ch|ss|sh)es$/, "$1"],
  [/([^aeiouy]|qu)ies$/, "$1y"],
  [/([lr])ves$/, "$1f"],
  [/(tive|hive)s$/, "$1"],
  [/([^f])ves$/, "$1fe"],
  [/(analy|ba|diagno|parenthe|progno|synop|the)s[ie]s$/, "$1sis"],
  [/([ti])a$/, "$1um"],
  [/s$/, ""],
];

/** "line_items" → "line_item". */
export function singular(word: string): string {
  const pair = irregular.find(([, many]) => word.endsWith(many));
  if (pair !== undefined) return word.slice(0, -pair[1].length) + pair[0];
  return changed(word, singulars);
}

/** "category" → "categories"; what is plural stays so. */
export function plural(word: string): string {
  const pair = irregular.find(([one, many]) => word.endsWith(one) || word.endsWith(many));
  if (pair === undefined) return changed(word, plurals);
  const [one, many] = pair;
  return word.slice(0, -(word.endsWith(many) ? many : one).length) + many;
}

function changed(word: string, rules: readonly Rule[]): string {
  if (uncountable.test(word)) return word;
  const [end, becomes] = rules.find(([one]) => one.test(word)) ?? [/$/, ""];
  return word.replace(end, becomes);
}

/** "admin/line_items" → "Admin::LineItems". */
export function camelized(path: string): string {
  return path
    .split("/")
    .map((part) => part.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase()))
    .join("::");
}

/** "LineItem" → "line_item"; "Admin::LineItem" → "admin/line_item". */
export function underscored(name: string): string {
  return name
    .replaceAll("::", "/")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase();
}
