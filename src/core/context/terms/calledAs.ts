const scope = /^scope(?<name>\p{Lu}[\p{L}\p{N}_]*)$/u;
const accessor = /^[gs]et(?<name>\p{Lu}[\p{L}\p{N}_]*)Attribute$/u;

/**
 * The names by which code says a definition, if not by its own: a model of Eloquent has
 * `scopePaid` called as `paid`, and `getTotalDueAttribute` read as `total_due` or `totalDue`.
 */
export function calledAs(name: string, languageId: string): readonly string[] {
  if (languageId !== "php") return [];
  const called = scope.exec(name)?.groups?.["name"];
  if (called !== undefined) return [lowerFirst(called)];
  const read = accessor.exec(name)?.groups?.["name"];
  return read === undefined ? [] : [...new Set([lowerFirst(read), snakeCase(read)])];
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function snakeCase(name: string): string {
  return lowerFirst(name).replaceAll(/\p{Lu}/gu, (letter) => `_${letter.toLowerCase()}`);
}
