import { runGit } from "./runGit.ts";
import type { Git } from "./runGit.ts";

export type Blob = Buffer | "absent" | "tooLarge";

/** Contents of one run; what goes beyond counts as too large. */
const mostTogether = 48 * 1024 * 1024;

/**
 * The contents of git's objects, by the names asked for.
 *
 * @param mostBytes of one of them.
 * @throws when git fails altogether.
 */
export async function readBlobs(
  git: Git,
  names: readonly string[],
  mostBytes: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Blob>> {
  const wanted = [...new Set(names)].filter((name) => /^[0-9a-f]{40,64}$/.test(name));
  const blobs = new Map<string, Blob>(names.map((name) => [name, "absent"]));
  if (wanted.length === 0) return blobs;

  const told = objectsIn(await batch(git, "--batch-check", wanted, signal), false);
  let together = 0;
  const small = told.filter(({ name, size }) => {
    together += size;
    const fits = size <= mostBytes && together <= mostTogether;
    if (!fits) blobs.set(name, "tooLarge");
    return fits;
  });
  if (small.length === 0) return blobs;
  const readable = small.map(({ name }) => name);
  const read = objectsIn(await batch(git, "--batch", readable, signal), true);
  for (const { name, content } of read) blobs.set(name, content);
  return blobs;
}

async function batch(
  git: Git,
  option: "--batch" | "--batch-check",
  names: readonly string[],
  signal: AbortSignal,
): Promise<Buffer> {
  const answer = await runGit(git, ["cat-file", option], signal, `${names.join("\n")}\n`);
  if (answer.kind !== "done") throw new Error(`git cat-file: ${answer.kind}`);
  return answer.output;
}

interface GitObject {
  readonly name: string;
  readonly size: number;
  /** Empty where only sizes were asked for. */
  readonly content: Buffer;
}

/** Reads "name blob size" lines, each with its content behind it if that was asked for. */
function objectsIn(output: Buffer, hasContent: boolean): readonly GitObject[] {
  const objects: GitObject[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf("\n", at);
    if (end < 0) break;
    const [name = "", kind, digits] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (kind !== "blob") continue;
    const size = Number(digits);
    const content = output.subarray(at, hasContent ? at + size : at);
    objects.push({ name, size, content });
    if (hasContent) at += size + 1;
  }
  return objects;
}
