import type { NotReviewed } from "../../reviewEvent.ts";

/** As many files of one folder are told one by one. */
const mostAlike = 3;
const mostRows = 200;

/**
 * Makes few rows of many: files of one folder that are passed over for one reason become a row of
 * that folder. What is trouble stays as it is, since it can be reviewed next.
 *
 * @param root gets the row that tells of all that is still too much.
 */
export function foldPassedOver(rows: readonly NotReviewed[], root: string): readonly NotReviewed[] {
  const told = rows.filter(({ cause }) => cause === "trouble");
  const byRule = rows.filter(({ cause }) => cause === "rule");
  const alike = Map.groupBy(byRule, ({ uri, reason }) => `${folderOf(uri)}\n${reason}`);
  const folded = [...alike.values()].flatMap((group) =>
    group.length > mostAlike ? [rowOf(group)] : group,
  );
  const rest = folded.slice(mostRows);
  return [
    ...told,
    ...folded.slice(0, mostRows),
    ...(rest.length > 0 ? [remainder(rest, root)] : []),
  ];
}

function rowOf(group: readonly NotReviewed[]): NotReviewed {
  const [{ uri, reason } = { uri: "", reason: "" }] = group;
  const each = reason.startsWith("covered by ") ? reason : `of which each ${reason}`;
  return { uri: folderOf(uri), reason: `has ${group.length} files ${each}`, cause: "rule" };
}

function remainder(rest: readonly NotReviewed[], root: string): NotReviewed {
  return {
    uri: root,
    reason: `has ${rest.length} more places that rules pass over`,
    cause: "rule",
  };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
