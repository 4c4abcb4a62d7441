const tabWidth = 4;

/** Columns before the first character of a line. */
export function indentOf(line: string): number {
  let width = 0;
  for (let at = 0; ; at += 1) {
    if (line[at] === " ") width += 1;
    else if (line[at] === "\t") width += tabWidth;
    else return width;
  }
}
