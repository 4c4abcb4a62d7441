import { linesOf, type Lines } from "../../sql/lines.ts";
import type { ChangeNode } from "./changeNode.ts";

const tags =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)(?:[\w-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const attributes = /([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
  readonly children: ChangeNode[];
}

/** The elements of a change log in XML; what is not closed ends with what it stands in. */
export function readXml(text: string): readonly ChangeNode[] {
  const lines = linesOf(text);
  const root: Open = { name: "", attributes: new Map(), start: 0, end: 0, children: [] };
  const open: Open[] = [root];
  for (const { 0: whole, 1: closes, 2: name, 3: given = "", 4: ends, index } of text.matchAll(
    tags,
  )) {
    if (name === undefined) continue;
    if (closes === "/") {
      close(open, name, lines);
      continue;
    }
    const end = index + whole.length;
    const one = { name, attributes: attributesOf(given), start: index, end, children: [] };
    open.push(one);
    if (ends === "/") close(open, name, lines);
  }
  while (open.length > 1) close(open, open.at(-1)?.name ?? "", lines);
  return root.children;
}

function close(open: Open[], name: string, lines: Lines): void {
  const at = open.findLastIndex((one) => one.name === name);
  while (at > 0 && open.length > at) {
    const one = open.pop();
    if (one === undefined) return;
    const { start, end, ...rest } = one;
    open.at(-1)?.children.push({ ...rest, range: lines.rangeOf(start, end) });
  }
}

function attributesOf(given: string): ReadonlyMap<string, string> {
  return new Map(
    [...given.matchAll(attributes)].map(([, name = "", double, single]) => [
      name,
      double ?? single ?? "",
    ]),
  );
}
