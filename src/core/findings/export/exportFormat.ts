import type { Finding } from "../finding.ts";

/** What an export must know of the window. */
export interface ExportWorld {
  /** The extension's own version. */
  readonly version: string;
  /** As the prompt names files: with several folders the folder's name first, outside all "../". */
  readonly pathOf: (uri: string) => string;
  readonly hasSeveralFolders: boolean;
}

/** A kind of file that findings can be exported as. */
export interface ExportFormat {
  readonly id: "sarif" | "markdown";
  /** For people: "SARIF 2.1.0". */
  readonly label: string;
  readonly detail: string;
  /** With the dot; the first is the usual one. */
  readonly extensions: readonly [string, ...string[]];
  /** The whole file. The findings are as of today's text, in any order and state. */
  render(findings: readonly Finding[], world: ExportWorld): string;
}
