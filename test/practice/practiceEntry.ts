import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Category, Severity } from "../../src/core/findings/finding.ts";

interface WireEvidence {
  readonly file: string;
  readonly line: number;
  readonly quote: string;
  readonly note: string;
}

interface WireFix {
  readonly title: string;
  readonly edits: readonly {
    readonly file: string;
    readonly oldText: string;
    readonly newText: string;
  }[];
}

/** A finding as the structured output of a review carries it. `line` counts from 1. */
export interface WireFinding {
  readonly file: string;
  readonly line: number;
  readonly quote: string;
  readonly explanation: string;
  readonly trigger: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly title: string;
  readonly evidence: readonly WireEvidence[];
  readonly fix: WireFix | null;
}

export interface PracticeVerdict {
  readonly reason: string;
  readonly verdict: "confirmed" | "lowered" | "refuted";
  readonly severity: Severity;
}

/** A finding written in advance for the sample backend. */
export interface PracticeEntry {
  readonly finding: WireFinding;
  /** What is wrong on purpose: a model errs too, and the extension must live with it. */
  readonly wrong?: "near-quote" | "wrong-line" | "other-file" | "no-such-quote";
  /** The text of the reviewed file that must have been sent; the quote where it is absent. */
  readonly saidOf?: string;
  /** What a challenge answers; confirmed where it is absent. */
  readonly verdict?: PracticeVerdict;
}

const findingsFolder = fileURLToPath(new URL("findings/", import.meta.url));
export const shopFolder = fileURLToPath(new URL("../workspaces/shop/", import.meta.url));

/** The entries by the path of the reviewed file within the sample. */
export function practiceEntries(): ReadonlyMap<string, readonly PracticeEntry[]> {
  const paths = filesUnder(findingsFolder).filter((path) => path.endsWith(".json"));
  return new Map(
    paths.map((path) => {
      const entries = JSON.parse(readFileSync(join(findingsFolder, path), "utf8")) as unknown;
      return [path.slice(0, -".json".length), entries as readonly PracticeEntry[]];
    }),
  );
}

/** Every file of the sample that may be reviewed, by its path within it. */
export function shopFiles(): readonly string[] {
  return filesUnder(shopFolder).filter((path) => path !== "DEFECTS.md");
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}
