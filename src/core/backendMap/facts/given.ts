/**
 * The fields of a record that have a value: fields of facts are absent, never undefined, so that
 * facts are the same after a round trip through JSON.
 */
export function given<T extends object>(
  fields: T,
): { readonly [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const all = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}
