import type { Finding } from "../finding.ts";

/** Gives a renamed file, or folder, its new name wherever findings speak of it: those that changed. */
export function renameIn(
  all: readonly Finding[],
  oldUri: string,
  newUri: string,
): readonly Finding[] {
  const renamed = (uri: string): string =>
    uri === oldUri || uri.startsWith(`${oldUri}/`) ? newUri + uri.slice(oldUri.length) : uri;
  const follow = <T extends { readonly uri: string }>(one: T): T => ({
    ...one,
    uri: renamed(one.uri),
  });
  return all
    .filter((one) =>
      [one, ...one.evidence, ...(one.fix?.edits ?? [])].some(({ uri }) => renamed(uri) !== uri),
    )
    .map((one) => ({
      ...follow(one),
      evidence: one.evidence.map(follow),
      ...(one.fix && { fix: { ...one.fix, edits: one.fix.edits.map(follow) } }),
    }));
}
