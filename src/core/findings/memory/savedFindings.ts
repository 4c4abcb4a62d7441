import type { Finding } from "../finding.ts";
import { isDismissal } from "../dismissals/isDismissal.ts";
import { isFinding } from "./isFinding.ts";
import type { Kept, Memory } from "./memory.ts";
import { boundMemory } from "./boundMemory.ts";
import { fieldsOf, isCount } from "./savedFields.ts";

/** Raised whenever an older reader would misread what a newer one wrote. */
const version = 2;

/** The memory as the text of its file. */
export function toSaved(memory: Memory): string {
  const { findings, dismissals } = boundMemory(memory);
  const lines = (kept: ReadonlyMap<string, Kept<object>>): string =>
    [...kept].map(([id, one]) => lineOf(id, one)).join(",\n");
  return `{"version":${version},\n"findings":[\n${lines(findings)}\n],\n"dismissals":[\n${lines(dismissals)}\n]}\n`;
}

/** Values are never changed in place, so most lines of a file are those of the last one. */
const lineOfValue = new WeakMap<object, string>();

function lineOf(id: string, { at, moved, value }: Kept<object>): string {
  const head = `{"id":${JSON.stringify(id)},"at":${at},"moved":${moved}`;
  if (value === undefined) return `${head}}`;
  const line = lineOfValue.get(value) ?? JSON.stringify(value);
  lineOfValue.set(value, line);
  return `${head},"value":${line}}`;
}

/** What a file of findings holds. */
export type ReadMemory =
  | { readonly kind: "memory"; readonly memory: Memory; readonly isWhole: boolean }
  /** Written by a later version, and not to be overwritten. */
  | { readonly kind: "newer" }
  | { readonly kind: "damaged" };

/**
 * Reads what was kept: it is validated like an answer, since anybody may have written it. What is no
 * finding or dismissal is left out, and the memory then is not whole.
 */
export function fromSaved(text: string): ReadMemory {
  const root = fieldsOf(parsed(text));
  const written = root?.["version"];
  if (typeof written === "number" && written > version) return { kind: "newer" };
  const findings = root?.["findings"];
  const dismissals = root?.["dismissals"];
  if (written !== version || !Array.isArray(findings) || !Array.isArray(dismissals)) {
    return { kind: "damaged" };
  }
  const readFindings = readKept(findings, isFinding);
  const readDismissals = readKept(dismissals, isDismissal);
  return {
    kind: "memory",
    memory: { findings: readFindings.kept, dismissals: readDismissals.kept },
    isWhole: readFindings.isWhole && readDismissals.isWhole,
  };
}

function readKept<T extends { readonly id: string }>(
  entries: readonly unknown[],
  isValue: (value: unknown) => value is T,
): { readonly kept: ReadonlyMap<string, Kept<T>>; readonly isWhole: boolean } {
  const kept = new Map<string, Kept<T>>();
  for (const entry of entries) {
    const raw = fieldsOf(entry);
    const { id, at, moved, value } = raw ?? {};
    if (typeof id !== "string" || !isStamp(at) || !isStamp(moved)) continue;
    if (value === undefined) kept.set(id, { at, moved });
    else if (isValue(value) && value.id === id) kept.set(id, { at, moved, value });
  }
  return { kept, isWhole: kept.size === entries.length };
}

/** Far below where numbers are no longer exact, so that there is always a next one. */
function isStamp(value: unknown): value is number {
  return isCount(value) && value < 2 ** 52;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads what the first version kept in VS Code's own memory of the workspace. */
export function fromMemento(saved: unknown): readonly Finding[] | "newer" {
  const root = fieldsOf(saved);
  const written = root?.["version"];
  if (typeof written === "number" && written > 1) return "newer";
  const findings = root?.["findings"];
  if (written !== 1 || !Array.isArray(findings)) return [];
  return findings.filter(isFinding);
}
