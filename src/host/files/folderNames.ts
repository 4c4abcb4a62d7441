import { isPlainName } from "./isPlainName.ts";

/**
 * What the prompt calls each workspace folder: its own name, made fit to be the first segment of a
 * path and different from the others'. The first of several folders of one name keeps it.
 *
 * @param names as the user sees them; those of a workspace file may be anything.
 * @returns in the same order.
 */
export function folderNames(names: readonly string[]): readonly string[] {
  const wanted = names.map(asSegment);
  const taken = new Set(wanted);
  const given = new Set<string>();
  return wanted.map((name) => {
    const own = given.has(name) ? numbered(name, taken) : name;
    given.add(own);
    taken.add(own);
    return own;
  });
}

/** "api (2)", or the next number that no other folder has. */
function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    const other = `${name} (${count})`;
    if (!taken.has(other)) return other;
  }
}

function asSegment(name: string): string {
  const plain = name.replace(/[\p{Cc}\\/:*?"<>|]/gu, "-").replace(/[. ]+$/, "");
  return isPlainName(plain) ? plain : `folder ${plain}`.trimEnd();
}
