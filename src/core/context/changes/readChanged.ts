import type { ChangedFile, Changes, ChangeSet, Files, NoText, TextFile } from "../../ports.ts";
import { withLf } from "../../findings/anchors/lineEnds.ts";
import type { NotReviewed } from "../../reviewEvent.ts";
import { hunksOf } from "./hunksOf.ts";
import { linesOf } from "../lines.ts";
import type { ChangedText } from "../sources/changedCode.ts";
import { whyPassedOver } from "./whyPassedOver.ts";

export interface ReadChange extends ChangedText {
  readonly file: ChangedFile;
  /** The file in the working tree, where that is not what is under review and differs from it. */
  readonly workingTree?: TextFile;
  /** What of it does not go along. */
  readonly rest?: NotReviewed;
}

export interface ReadChanges {
  readonly texts: readonly ReadChange[];
  readonly notReviewed: readonly NotReviewed[];
  /** Renamed or copied without any change. */
  readonly moved: readonly ChangedFile[];
}

interface ReadingPorts {
  readonly files: Files;
  readonly changes: Changes;
}

type Text = TextFile | NoText | undefined;
interface Sides {
  readonly before: Text;
  readonly after: Text;
}

/** Reads both sides of changed files, and finds where they differ. */
export async function readChanged(
  set: ChangeSet,
  files: readonly ChangedFile[],
  ports: ReadingPorts,
  signal: AbortSignal,
): Promise<ReadChanges> {
  const versions = files.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const read = await ports.changes.read(set, versions, signal);
  const byUri = new Map(versions.map(({ uri }, at) => [uri, read[at]]));
  const textOf = (version: { readonly uri: string } | undefined): Text =>
    version && byUri.get(version.uri);

  const outcomes = await Promise.all(
    files.map(async (file) => {
      const sides = { before: textOf(file.before), after: textOf(file.after) };
      return outcomeOf(file, sides, await workingTextOf(file, ports.files, signal));
    }),
  );
  const texts = outcomes.filter((one) => typeof one === "object" && "hunks" in one);
  const unread = outcomes.filter((one) => typeof one === "object" && "cause" in one);
  return {
    texts,
    notReviewed: [...unread, ...texts.flatMap(({ rest }) => rest ?? [])],
    moved: files.filter((_, at) => outcomes[at] === "moved"),
  };
}

/** Only where what is under review is a version, such as the index. */
async function workingTextOf(
  { uri, after }: ChangedFile,
  files: Files,
  signal: AbortSignal,
): Promise<Text> {
  return after?.blob === undefined ? undefined : files.read(uri, "part", signal);
}

function outcomeOf(
  file: ChangedFile,
  sides: Sides,
  working: Text,
): ReadChange | NotReviewed | "moved" {
  const trouble = troubleOf(file, sides);
  if (trouble !== undefined) return trouble;
  const before = textFile(sides.before);
  const version = textFile(sides.after);
  const own = textFile(working);
  // A version that reads like the file itself is the file, so that findings stand there at once.
  const after = isAlike(own, version) ? own : version;
  const hunks = hunksOf(textIn(before), textIn(after));
  if (hunks.length === 0) {
    return file.oldPath === undefined ? left(file, noLines(before, after), "rule") : "moved";
  }
  return cutDeleted({
    file,
    ...(before && { before }),
    ...(after && { after }),
    hunks,
    ...(own !== after && own && { workingTree: own }),
  });
}

function troubleOf(file: ChangedFile, { before, after }: Sides): NotReviewed | undefined {
  const unread = [after, before].find(isNoText);
  if (unread !== undefined) {
    return left(file, unread.reason, unread.code === "unreadable" ? "trouble" : "rule");
  }
  const texts = [after, before].map(textFile);
  const why = whyPassedOver(file.path, textIn(texts.find(Boolean))) ?? longLine(texts);
  return why === undefined ? undefined : left(file, why, "rule");
}

/** The end of a long file that was deleted tells no more than its beginning. */
function cutDeleted(change: ReadChange): ReadChange {
  const [hunk] = change.hunks;
  if (change.after !== undefined || hunk === undefined || hunk.oldEnd <= mostDeleted) return change;
  const range = {
    start: { line: mostDeleted, character: 0 },
    end: { line: hunk.oldEnd, character: 0 },
  };
  const rest = left(change.file, "is the rest of a long file that was deleted", "rule");
  return { ...change, hunks: [{ ...hunk, oldEnd: mostDeleted }], rest: { ...rest, range } };
}

const mostDeleted = 150;
const longest = 5000;

function left({ uri }: ChangedFile, reason: string, cause: NotReviewed["cause"]): NotReviewed {
  return { uri, reason, cause };
}

function noLines(before: TextFile | undefined, after: TextFile | undefined): string {
  const isEmpty = [before, after].every((file) => textIn(file) === "");
  return isEmpty ? "is empty" : "changed in its mode or its line ends alone";
}

function longLine(files: readonly (TextFile | undefined)[]): string | undefined {
  const lines = files.flatMap((file) => linesOf(textIn(file)));
  const isLong = lines.some((line) => line.length > longest);
  return isLong ? `has a line of more than ${longest} characters` : undefined;
}

function isAlike(one: TextFile | undefined, other: TextFile | undefined): boolean {
  return one !== undefined && other !== undefined && withLf(one.text) === withLf(other.text);
}

function textIn(file: TextFile | undefined): string {
  return file?.text ?? "";
}

function isNoText(text: Text): text is NoText {
  return text?.kind === "noText";
}

function textFile(text: Text): TextFile | undefined {
  return text?.kind === "text" ? text : undefined;
}
