import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Larger was not written by us. */
const mostBytes = 64 * 1024 * 1024;

// All of this is done at once and not in the background: it takes milliseconds, and so nothing of
// this window can come between reading and writing, nor is anything lost when the window closes.

/** What differs when the file was written by anybody; `undefined` when it is not there. */
export function stampOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.mtimeNs} ${found.size} ${found.ino}`;
}

/** @throws the file system's error when it is there and cannot be read, or is far too large. */
export function readText(file: string): string | undefined {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  if (size > mostBytes) throw new Error("The file is too large.");
  return readFileSync(file, "utf8");
}

/**
 * Puts a text in the place of the file's, wholly or not at all: whoever is stopped on the way leaves
 * the old text.
 *
 * @throws the file system's error.
 */
export function replaceText(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const opened = openSync(temporary, "w", 0o600);
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Copies what cannot be read, or not wholly, to a name that nothing has; returns that name.
 *
 * @throws the file system's error.
 */
export function keepAside(file: string, now: number): string {
  const { dir, name, ext } = path.parse(file);
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, "-");
  for (let count = 1; ; count += 1) {
    const aside = path.join(dir, `${name}.damaged-${time}${count > 1 ? `-${count}` : ""}${ext}`);
    try {
      copyFileSync(file, aside, constants.COPYFILE_EXCL);
      return path.basename(aside);
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
  }
}

/** Removes the file and all that was made beside it. */
export function forget(file: string): void {
  const { dir, name, ext } = path.parse(file);
  const isOurs = (one: string): boolean =>
    one === `${name}${ext}` ||
    one.startsWith(`${name}${ext}.`) ||
    one.startsWith(`${name}.damaged-`);
  for (const one of namesIn(dir).filter(isOurs)) rmSync(path.join(dir, one), { force: true });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Milliseconds after which the window that held a lock is taken to have been stopped. */
const staleAfter = 5000;

/** Makes other windows wait; gives the way to end that, or nothing while another window has it. */
export function tryLock(file: string): (() => void) | undefined {
  const lock = `${file}.lock`;
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    closeSync(openSync(lock, "wx", 0o600));
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    breakStale(lock);
    return undefined;
  }
  return () => {
    rmSync(lock, { force: true });
  };
}

/** By renaming, since of several windows only one can do that. */
function breakStale(lock: string): void {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined || Date.now() - made < staleAfter) return;
  try {
    const broken = `${lock}.${process.pid}`;
    renameSync(lock, broken);
    rmSync(broken, { force: true });
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
