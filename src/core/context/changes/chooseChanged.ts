import type { Fault } from "../../errors.ts";
import type { ChangedFile, Files, Withheld } from "../../ports.ts";
import type { NotReviewed } from "../../reviewEvent.ts";
import type { ChangesRequest } from "../source.ts";
import { readingOrder, whyPassedOver } from "./whyPassedOver.ts";

export interface ChosenFiles {
  /** In the order in which they are to be read. */
  readonly files: readonly ChangedFile[];
  readonly notReviewed: readonly NotReviewed[];
  /** Files that only `.gitignore` covers and the user asked for by name. */
  readonly allowed: ReadonlySet<string>;
  /** Set when a rule withholds the one file that was asked for. */
  readonly fault?: Fault;
}

/** More cannot be judged in one review; the rest can be reviewed next. */
const mostFiles = 400;

/** Which of the changed files may be read and are worth it; rules hold for old names too. */
export async function chooseChanged(
  request: ChangesRequest,
  changed: readonly ChangedFile[],
  files: Files,
  signal: AbortSignal,
): Promise<ChosenFiles> {
  const passed = changed.flatMap((file) => {
    const why = whyUnread(file);
    return why === undefined ? [] : [{ uri: file.uri, ...why }];
  });
  const ordered = changed
    .filter((file) => whyUnread(file) === undefined)
    .toSorted((a, b) => readingOrder(a.path) - readingOrder(b.path));
  const readable = ordered.slice(0, mostFiles);
  const beyond = ordered.slice(mostFiles).map(({ uri }) => ({ uri, ...tooMany }));

  const ruled = await Promise.all(
    readable.map(async (file) => ({ file, rule: await ruleFor(file, files, signal) })),
  );
  const isNamed = request.uris !== undefined;
  const stays = ({ rule }: Ruled): boolean =>
    rule !== undefined && !(isNamed && request.anyway === true && rule.strength === "gitignored");
  const withheld = ruled.filter(stays).flatMap(withheldNote);
  const chosen = ruled.filter((one) => !stays(one));
  const fault = changed.length === 1 ? ruled.filter(stays).map(ignored)[0] : undefined;
  return {
    files: chosen.map(({ file }) => file),
    notReviewed: [...passed, ...withheld, ...beyond],
    allowed: new Set(chosen.filter(({ rule }) => rule !== undefined).flatMap(urisIn)),
    ...(fault === undefined ? {} : { fault }),
  };
}

interface Ruled {
  readonly file: ChangedFile;
  readonly rule: Withheld | undefined;
}

/** The stricter of the rules for both names. */
async function ruleFor(
  { uri, oldUri }: ChangedFile,
  files: Files,
  signal: AbortSignal,
): Promise<Withheld | undefined> {
  const uris = oldUri === undefined ? [uri] : [uri, oldUri];
  const rules = await Promise.all(uris.map((one) => files.withheld(one, signal)));
  return rules.find((rule) => rule?.strength === "ignored") ?? rules.find(Boolean);
}

function whyUnread(file: ChangedFile): Pick<NotReviewed, "reason" | "cause"> | undefined {
  const rule = (reason: string) => ({ reason, cause: "rule" as const });
  if (file.isOutside === true) return rule("is outside the workspace");
  if (file.status === "conflict") return { reason: "has merge conflicts", cause: "trouble" };
  if (file.status === "submodule") return rule("is a submodule");
  if (file.status === "link") return rule("is a symbolic link");
  const why = whyPassedOver(file.path);
  return why === undefined ? undefined : rule(why);
}

const tooMany = { reason: "is one of too many changed files", cause: "trouble" } as const;

function withheldNote({ file, rule }: Ruled): readonly NotReviewed[] {
  if (rule === undefined) return [];
  return [{ uri: file.uri, reason: `covered by ${rule.rule}`, cause: "rule" }];
}

function ignored({ file, rule }: Ruled): Fault {
  const detail = `${file.path} is covered by ${rule?.rule ?? "a rule"}`;
  const anyway = rule?.strength === "gitignored" ? { onlyGitIgnores: true as const } : {};
  return { code: "ignored", detail, ...anyway };
}

/** Every name under which parts of the file go. */
function urisIn({ file }: Ruled): readonly string[] {
  const { uri, before, after } = file;
  return [uri, before?.uri, after?.uri].filter((one) => one !== undefined);
}
