import type { Found } from "./walkFolders.ts";

/** Folders and files in which routes are likely to stand. */
const likelyRoutes =
  /(?:^|\/)(?:routes?|routers?|routing|controllers?|handlers?|endpoints?|resources?|views?|api|apis|web|http)\//i;
const likelyFiles =
  /(?:^|\/)(?:app|main|server|index|urls|routes?|router|api|program|startup|web)\.\w+$|(?:route|router|routes|controller|handler|views?|resource)\.\w+$/i;
const tests = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures)\/|[._-](?:test|spec)\.\w+$/i;

/** What the user looks at first, then where routes are likely, tests last. */
export function inReadingOrder(files: readonly Found[], open: readonly string[]): readonly Found[] {
  const first = new Set(open);
  const groups = Map.groupBy(files, ({ file, path }) => (first.has(file) ? 0 : rankOf(path)));
  return [0, 1, 2, 3].flatMap((rank) => groups.get(rank) ?? []);
}

function rankOf(path: string): number {
  if (tests.test(path)) return 3;
  return likelyRoutes.test(path) || likelyFiles.test(path) ? 1 : 2;
}
