import type { Range } from "../../../findings/finding.ts";

/** An element of a change log, whichever form it is written in. */
export interface ChangeNode {
  readonly name: string;
  readonly range: Range;
  /** Of XML its attributes, of YAML what stands under its keys as a plain value. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly ChangeNode[];
}

export const attributeOf = (node: ChangeNode | undefined, ...names: readonly string[]): string =>
  names.map((name) => node?.attributes.get(name)).find((one) => one !== undefined) ?? "";

export const childrenNamed = (node: ChangeNode, name: string): readonly ChangeNode[] =>
  node.children.filter((one) => one.name === name);
