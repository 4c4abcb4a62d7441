import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Node,
  type Pair,
} from "yaml";
import type { Range } from "../../../findings/finding.ts";

/** A YAML or JSON text, with where its keys stand. */
export interface YamlFile {
  readonly roots: readonly YamlNode[];
}

/** A node with its entries; reads nothing that is not there, and follows no alias. */
export interface YamlNode {
  readonly range: Range;
  readonly text: string | undefined;
  get(...keys: readonly string[]): YamlNode | undefined;
  entries(): readonly {
    readonly key: string;
    readonly keyRange: Range;
    readonly value: YamlNode;
  }[];
  items(): readonly YamlNode[];
}

/** Bigger files are generated; nobody reads them either. */
const longest = 1_000_000;

/** No roots for what is not YAML. JSON is YAML. */
export function readYaml(text: string): YamlFile {
  if (text.length > longest) return { roots: [] };
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      logLevel: "silent",
      uniqueKeys: false,
    });
    if (!Array.isArray(documents)) return { roots: [] };
    return {
      roots: documents.flatMap(({ contents }) =>
        contents === null ? [] : [nodeOf(contents, lines)],
      ),
    };
  } catch {
    // The parser throws for some damaged texts instead of saying so.
    return { roots: [] };
  }
}

function nodeOf(node: unknown, lines: LineCounter): YamlNode {
  const own = node as Node | null;
  const entries = (): ReturnType<YamlNode["entries"]> =>
    isMap(own) ? own.items.map((pair) => entryOf(pair, lines)) : [];
  const value = isScalar(own) ? own.value : undefined;
  return {
    range: rangeOf(own, lines),
    text:
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : undefined,
    get: (...keys) =>
      keys.reduce<YamlNode | undefined>(
        (at, key) => at?.entries().find((one) => one.key === key)?.value,
        nodeOf(own, lines),
      ),
    entries,
    items: () => (isSeq(own) ? own.items.map((one) => nodeOf(one, lines)) : []),
  };
}

function entryOf(pair: Pair, lines: LineCounter): ReturnType<YamlNode["entries"]>[number] {
  const key = isScalar(pair.key) ? String(pair.key.value) : "";
  return {
    key,
    keyRange: rangeOf(pair.key as Node, lines),
    value: nodeOf(isAlias(pair.value) ? null : pair.value, lines),
  };
}

function rangeOf(node: Node | null, lines: LineCounter): Range {
  const [start, end] = node?.range ?? [0, 0];
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
  };
  return { start: at(start), end: at(end) };
}
