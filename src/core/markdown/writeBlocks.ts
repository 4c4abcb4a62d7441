import type { Token } from "markdown-it";
import { codeBlock, escapeMarkdown } from "./escapeMarkdown.ts";
import { writeInline } from "./writeInline.ts";

/** A block of the text with the blocks inside it. */
interface Block {
  readonly open: Token;
  readonly children: readonly Block[];
}

/** Writes parsed Markdown anew, from the kinds of blocks that are allowed and nothing else. */
export function writeBlocks(tokens: readonly Token[]): string {
  return joined(nest(tokens));
}

function nest(tokens: readonly Token[]): readonly Block[] {
  const levels: Block[][] = [[]];
  for (const open of tokens) {
    if (open.nesting === -1) {
      levels.pop();
      continue;
    }
    const children: Block[] = [];
    levels.at(-1)?.push({ open, children });
    if (open.nesting === 1) levels.push(children);
  }
  return levels[0] ?? [];
}

function joined(blocks: readonly Block[]): string {
  return blocks
    .map(writeBlock)
    .filter((text) => text !== "")
    .join("\n\n");
}

function writeBlock({ open, children }: Block): string {
  switch (open.type) {
    case "paragraph_open":
      return textOf(children);
    case "heading_open":
      return headingOf(open, children);
    case "bullet_list_open":
      return listOf(children, () => "-");
    case "ordered_list_open":
      return listOf(children, (index) => `${firstNumber(open) + index}.`);
    case "blockquote_open":
      return prefixed(joined(children), "> ", "> ");
    case "table_open":
      return tableOf(children);
    default:
      return leafOf(open);
  }
}

function leafOf(open: Token): string {
  switch (open.type) {
    case "fence":
    case "code_block":
      return codeBlock(open.content, open.info);
    case "hr":
      return "---";
    default:
      return open.children === null
        ? escapeMarkdown(open.content, true)
        : writeInline(open.children);
  }
}

function textOf(children: readonly Block[]): string {
  return children.map(({ open }) => writeInline(open.children ?? [])).join("");
}

function headingOf(open: Token, children: readonly Block[]): string {
  const level = Number(open.tag.slice(1)) || 1;
  // A run of # at the end would close the heading, and vanish.
  const text = oneLine(textOf(children)).replace(/#+$/, "\\$&");
  return `${"#".repeat(level)} ${text}`.trimEnd();
}

function firstNumber(open: Token): number {
  return Number(open.attrs?.find(([name]) => name === "start")?.[1] ?? 1);
}

function listOf(items: readonly Block[], marker: (index: number) => string): string {
  const isTight = items.every(({ children }) =>
    children.every(({ open }) => open.type !== "paragraph_open" || open.hidden),
  );
  return items
    .map(({ children }, index) => {
      const mark = `${marker(index)} `;
      const text = isTight ? children.map(writeBlock).join("\n") : joined(children);
      return text === "" ? mark.trimEnd() : prefixed(text, mark, " ".repeat(mark.length));
    })
    .join(isTight ? "\n" : "\n\n");
}

function tableOf(sections: readonly Block[]): string {
  const rows = sections
    .flatMap(({ children }) => children)
    .map(({ children }) => children.map(cellOf));
  const [head = [], ...body] = rows;
  const rule = head.map(() => "---");
  return [head, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Inside code too a bar parts cells, unless it is escaped. */
function cellOf({ children }: Block): string {
  return oneLine(textOf(children)).replace(/(?<!\\)((?:\\\\)*)\|/g, "$1\\|");
}

function oneLine(text: string): string {
  return text.replace(/\\?\n/g, " ");
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first + line : `${rest}${line}`.trimEnd()))
    .join("\n");
}
