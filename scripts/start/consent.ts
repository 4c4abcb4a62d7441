import { createInterface } from "node:readline/promises";
import type { StartOptions } from "./startOptions.ts";

/**
 * Whether the sample shall be reviewed. What costs money is asked for in the terminal, and not
 * done where nobody can answer.
 */
export async function reviewIsWanted({ folder, isPractice, key }: StartOptions): Promise<boolean> {
  if (folder !== undefined) return false;
  if (isPractice) return true;
  if (key === undefined) return false;
  if (process.stdin.isTTY) return consents();
  console.log(
    "ANTHROPIC_API_KEY is set, and nobody is here to agree to a review that costs money. Begin it in the window: Backend Architect: Review Open Files.",
  );
  return false;
}

async function consents(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question = "Let Claude review three files of the sample, paid with your key? [y/N] ";
  const answer = await terminal.question(question).catch(() => "");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
