import type { Position, Range } from "../../../findings/finding.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { readDdl } from "./readDdl.ts";

const ddl = /(?:^|;)\s*(?:--[^\n]*\n\s*)*(?:create|alter|drop|rename|do)\b/i;

/**
 * What a string of code does to tables, with places in the code.
 *
 * @param start of the string, its quotation mark.
 */
export function ddlAt(
  text: string,
  start: { readonly row: number; readonly column: number },
  order = "",
): readonly TableChange[] {
  if (!ddl.test(text)) return [];
  const { row, column } = start;
  // Where the string is one line of the file, its columns are as far from the string's start.
  const moved = ({ line, character }: Position): Position => ({
    line: row + line,
    character: line === 0 ? column + 1 + character : character,
  });
  const within = (range: Range): Range => ({ start: moved(range.start), end: moved(range.end) });
  return readDdl(text, order).map((one) => {
    if (one.op === "createTable") {
      const columns = one.columns.map((each) => ({ ...each, range: within(each.range) }));
      return { ...one, columns, range: within(one.range) };
    }
    return { ...one, range: within(one.range) };
  });
}
