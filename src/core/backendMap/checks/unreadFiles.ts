import type { FileFacts } from "../facts/facts.ts";

/**
 * Whether a file could not be parsed, or not in time, of a language that others say such things in:
 * what is missing may be in it, and that it is nowhere is not proved.
 *
 * @param says whether a file says something of the kind that is missing.
 */
export function lacksFiles(
  files: ReadonlyMap<string, FileFacts>,
  says: (file: FileFacts) => boolean,
): boolean {
  const unread = [...files.values()].filter(({ isUnparsed }) => isUnparsed === true);
  if (unread.length === 0) return false;
  const families = new Set([...files.values()].filter(says).map(familyOf));
  return unread.some((file) => families.has(familyOf(file)));
}

/** Languages that one backend is written in together. */
function familyOf({ languageId }: FileFacts): string {
  if (/^(?:java|type)script/.test(languageId)) return "javascript";
  return languageId === "kotlin" ? "java" : languageId;
}
