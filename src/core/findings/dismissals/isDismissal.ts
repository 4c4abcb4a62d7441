import type { Dismissal } from "./dismissals.ts";
import { dismissReasons, longestNote } from "./dismissals.ts";
import { categories } from "../finding.ts";
import { fieldsOf, isTextOrNone } from "../memory/savedFields.ts";

/** UTF-16 units, so that a file of somebody else's cannot fill a list with one line. */
const longest: Readonly<Record<string, number>> = {
  id: 40,
  path: 1024,
  symbol: 400,
  quote: 2100,
  note: longestNote,
  code: 40,
  when: 40,
  title: 400,
};

/** Whether something that was read from outside is a dismissal. */
export function isDismissal(value: unknown): value is Dismissal {
  const raw = fieldsOf(value);
  if (raw === undefined) return false;
  const among = (choices: readonly unknown[], key: string): boolean => choices.includes(raw[key]);
  return (
    ["id", "path", "symbol", "quote", "when", "title"].every(
      (key) => typeof raw[key] === "string",
    ) &&
    ["note", "code"].every((key) => isTextOrNone(raw[key])) &&
    Object.entries(longest).every(([key, most]) => lengthOf(raw[key]) <= most) &&
    raw["path"] !== "" &&
    among(categories, "category") &&
    among(dismissReasons, "reason") &&
    among([undefined, true], "restored")
  );
}

function lengthOf(value: unknown): number {
  return typeof value === "string" ? value.length : 0;
}
