/**
 * The file that a thread is reading, for whoever watches it from another thread: a thread that
 * reads without end hears no message and sends none. Shared memory: a count, a length, a path.
 */
export interface CurrentFile {
  /** Undefined between files. */
  begin(path: string | undefined): void;
}

const mostBytes = 4096;
const headBytes = 8;

export function newCurrentFile(): SharedArrayBuffer {
  return new SharedArrayBuffer(headBytes + mostBytes);
}

/** The side of the thread that reads. */
export function writeCurrentFile(shared: SharedArrayBuffer | undefined): CurrentFile {
  if (shared === undefined) return { begin: () => undefined };
  const head = new Int32Array(shared, 0, 2);
  const bytes = new Uint8Array(shared, headBytes);
  return {
    begin(path) {
      const encoded = new TextEncoder().encode(path ?? "").subarray(0, mostBytes);
      bytes.set(encoded);
      Atomics.store(head, 1, encoded.length);
      Atomics.add(head, 0, 1);
    },
  };
}

/** The side of who watches: `count` differs for every file that was begun. */
export function readCurrentFile(shared: SharedArrayBuffer): {
  readonly count: number;
  readonly path: string | undefined;
} {
  const head = new Int32Array(shared, 0, 2);
  const length = Atomics.load(head, 1);
  // What is shared cannot be decoded where it is.
  const path = new TextDecoder().decode(new Uint8Array(shared, headBytes, length).slice());
  return { count: Atomics.load(head, 0), path: path === "" ? undefined : path };
}
