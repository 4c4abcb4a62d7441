const tabWidth = 4;

/** Columns before the first character of a line. */
export function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === "\t") width += tabWidth;
    else if (character === " ") width++;
    else break;
  }
  return width;
}
