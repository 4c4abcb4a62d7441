/** SQL that makes rows, and calls of mappers that do. */
const makes =
  /\binsert\s+into\b|\bcopy\s+[\w."]+[^;]*\bfrom\b|(?:\.|->|::|\b)(?:insert\w*|create(?!d)(?:Many|_many|InBatches|Async|AndSave|Quietly|!)?|bulk_?create|persist\w*|addRange\w*|add_all|saveMany)\s*!?[(<]/i;
/** Calls that may change a row as well, with what they are given. */
const given =
  /(?:\.|->)(?:add|save|merge)(?:Async|AndFlush|!)?\(\s*(&?[A-Z][\w.]*\(|new\s|\$?\w+\s*[,)])/i;

/**
 * Whether a write makes rows and changes none that are there; of what is given a thing to keep, that
 * is told by whether the file makes the thing.
 */
export function isInsert(write: string, file: string): boolean {
  if (makes.test(write)) return true;
  const thing = given.exec(write)?.[1];
  if (thing === undefined) return false;
  const name = /^\$?\w+(?=\s*[,)])/.exec(thing)?.[0];
  if (name === undefined) return true;
  return new RegExp(
    `(?<![\\w.])${name.replace("$", "\\$")}\\s*(?::[^=\\n]+)?:?=\\s*(?:await\\s+)?(?:new\\s|&?[A-Z][\\w.]*[({])`,
  ).test(file);
}
