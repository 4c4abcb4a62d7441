/** Where a streamed text stands: inside a code fence a blank line ends nothing. */
interface Reading {
  readonly pending: string;
  readonly fence: string;
}

export interface BlockSplitter {
  /** Takes the next piece of text, cut anywhere; gives back the blocks that it completed. */
  push(text: string): readonly string[];
  /** The block that is arriving, as far as it has come. */
  pending(): string;
  /** What is left at the end. */
  end(): readonly string[];
}

const fenceLine = /^(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t])*(`{3,}|~{3,})(.*)$/;

/**
 * Cuts Markdown into blocks at its blank lines, so that nothing which spans a block is ever seen in
 * two halves. A block that grows past `longest` is given out as far as it has come.
 *
 * @param longest UTF-16 units.
 */
export function splitBlocks(longest: number): BlockSplitter {
  let reading: Reading = { pending: "", fence: "" };
  let line = "";

  const takeLine = (ended: string): readonly string[] => {
    const step = readLine(reading, ended, longest);
    reading = step.reading;
    return step.blocks;
  };

  return {
    push(text) {
      const lines = (line + text).split("\n");
      line = lines.pop() ?? "";
      const blocks = lines.flatMap((ended) => takeLine(`${ended}\n`));
      if (line.length <= longest) return blocks;
      const overlong = takeLine(line);
      line = "";
      return [...blocks, ...overlong];
    },
    pending: () => reading.pending + line,
    end() {
      const rest = reading.pending + line;
      reading = { pending: "", fence: "" };
      line = "";
      return rest.trim() === "" ? [] : [rest];
    },
  };
}

function readLine(
  { pending, fence }: Reading,
  line: string,
  longest: number,
): { readonly blocks: readonly string[]; readonly reading: Reading } {
  const next = fenceAfter(line.trimEnd(), fence);
  const block = pending + line;
  const isClosed = next === "" && line.trim() === "";
  if (!isClosed && block.length <= longest) {
    return { blocks: [], reading: { pending: block, fence: next } };
  }
  const blocks = block.trim() === "" ? [] : [block];
  return { blocks, reading: { pending: "", fence: next } };
}

/** The fence that is open after this line, or "". */
function fenceAfter(line: string, open: string): string {
  const [, run = "", info = ""] = fenceLine.exec(line) ?? [];
  if (open === "") return run.startsWith("`") && info.includes("`") ? "" : run;
  const isClosing = run.startsWith(open) && info.trim() === "";
  return isClosing ? "" : open;
}
