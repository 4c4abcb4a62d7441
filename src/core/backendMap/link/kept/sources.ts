/** Something that linking looks at and that an edit can change. */
export interface Source {
  readers?: Set<Reader>;
  /** Hears that nobody looks at it any more. */
  onUnread?: () => void;
}

/** Something that was computed, with all that was looked at for it. */
export interface Reader {
  readonly sources: Set<Source>;
  /** Hears that what was computed may not hold any more. */
  onStale: () => void;
}

export function createReader(onStale: () => void): Reader {
  return { sources: new Set(), onStale };
}

export function note(reader: Reader, source: Source): void {
  const { sources } = reader;
  const { size } = sources;
  // Most is looked at more than once: the set is asked a single time.
  if (sources.add(source).size === size) return;
  source.readers ??= new Set();
  source.readers.add(reader);
}

export function changed({ readers }: Source): void {
  for (const reader of readers ?? []) reader.onStale();
}

/** Before something is computed anew, or when nobody wants it any more. */
export function forget(reader: Reader): void {
  for (const { readers, onUnread } of reader.sources) {
    readers?.delete(reader);
    if (readers?.size === 0) onUnread?.();
  }
  reader.sources.clear();
}
