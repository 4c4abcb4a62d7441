/** "OrderItem" is "order_item". */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

const irregular: Readonly<Record<string, string>> = {
  person: "people",
  child: "children",
  man: "men",
  woman: "women",
  mouse: "mice",
};
const uncounted =
  /(?:series|species|news|equipment|information|money|sheep|fish|data|media|metadata)$/i;

/** As the libraries that name tables do it by default. */
export function plural(name: string): string {
  const last = /[A-Za-z][a-z]*$/.exec(name)?.[0] ?? name;
  const known = irregular[last.toLowerCase()];
  if (known !== undefined) return name.slice(0, name.length - last.length) + cased(known, last);
  if (uncounted.test(name) || isPlural(name)) return name;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}${/(?:[sxz]|ch|sh)$/i.test(name) ? "es" : "s"}`;
}

/** "Users" is several already, "Class", "Status" and "Basis" are one. */
const isPlural = (name: string): boolean =>
  /[^su\W]s$/i.test(name) && !/(?:is|bus|gas|lens|alias|atlas|canvas)$/i.test(name);

const cased = (word: string, like: string): string =>
  /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
