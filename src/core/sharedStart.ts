/** How many of the first are the same in all lists; of one list all, of none 0. */
export function sharedStart(lists: readonly (readonly string[])[]): number {
  const [first = [], ...more] = lists;
  const differs = first.findIndex((one, at) => more.some((other) => other[at] !== one));
  return differs < 0 ? first.length : differs;
}
