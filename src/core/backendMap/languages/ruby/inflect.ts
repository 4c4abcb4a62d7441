/** Words that keep or change their form against the rules. */
const irregular: Readonly<Record<string, string>> = {
  people: "person",
  children: "child",
  men: "man",
  news: "news",
  series: "series",
  media: "medium",
  data: "datum",
  statuses: "status",
  aliases: "alias",
  buses: "bus",
  analyses: "analysis",
  movies: "movie",
  cookies: "cookie",
};

/** "line_items" → "line_item", by the rules that Rails goes by. */
export function singular(word: string): string {
  const [, head = "", last = word] = /^(.*_)?([^_]+)$/.exec(word) ?? [];
  const known = irregular[last];
  if (known !== undefined) return head + known;
  if (last.endsWith("ies")) return head + last.replace(/ies$/, "y");
  if (/[lr]ves$/.test(last)) return head + last.replace(/ves$/, "f");
  if (/(?:ss|sh|ch|x|z)es$/.test(last)) return head + last.slice(0, -2);
  return head + (/[^s]s$/.test(last) && !last.endsWith("us") ? last.slice(0, -1) : last);
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

/** "category" → "categories". */
export function plural(word: string): string {
  const [, head = "", last = word] = /^(.*_)?([^_]+)$/.exec(word) ?? [];
  const known = Object.entries(irregular).find(([, one]) => one === last);
  if (known !== undefined) return head + known[0];
  if (/[^aeiou]y$/.test(last)) return head + last.replace(/y$/, "ies");
  return head + last + (/(?:s|sh|ch|x|z)$/.test(last) ? "es" : "s");
}
