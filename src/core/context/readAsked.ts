import type { Fault } from "../errors.ts";
import type { Files, NoText, ReadExtent, TextFile, Withheld } from "../ports.ts";
import type { NotReviewed } from "../reviewEvent.ts";
import type { ReviewRequest } from "../reviewRequest.ts";
import { urisOf } from "../reviewRequest.ts";

export interface Asked {
  readonly texts: readonly TextFile[];
  readonly notReviewed: readonly NotReviewed[];
  /** Files that only `.gitignore` covers and the user asked for by name. */
  readonly allowed: ReadonlySet<string>;
  /** Set when not one file can be sent. */
  readonly fault?: Fault;
}

export type Outcome =
  | { readonly kind: "text"; readonly file: TextFile; readonly allowed: boolean }
  | { readonly kind: "not"; readonly not: NotReviewed; readonly fault: Fault };

/** Reads the files that a request names, each only if no rule withholds it. */
export async function readAsked(
  request: ReviewRequest,
  files: Files,
  signal: AbortSignal,
): Promise<Asked> {
  const uris = urisOf(request);
  const how = {
    extent: request.kind === "selection" ? "part" : "whole",
    isNamed: request.kind !== "openFiles",
    anyway: request.anyway === true,
  } as const;
  return askedOf(await Promise.all(uris.map((uri) => readOne(uri, how, files, signal))));
}

export interface HowToRead {
  readonly extent: ReadExtent;
  /** The user named this very file: he may overrule `.gitignore`. */
  readonly isNamed: boolean;
  readonly anyway: boolean;
}

/** A file's text, if no rule withholds it. */
export async function readOne(
  uri: string,
  { extent, isNamed, anyway }: HowToRead,
  files: Files,
  signal: AbortSignal,
): Promise<Outcome> {
  const rule = await files.withheld(uri, signal);
  const isAllowed = rule?.strength === "gitignored" && anyway;
  if (rule !== undefined && !isAllowed) return withheld(uri, files.pathOf(uri), rule, isNamed);
  const read = await files.read(uri, extent, signal);
  return read.kind === "text" ? { kind: "text", file: read, allowed: isAllowed } : unread(read);
}

export function askedOf(outcomes: readonly Outcome[]): Asked {
  const texts = outcomes.filter((outcome) => outcome.kind === "text");
  const nots = outcomes.filter((outcome) => outcome.kind === "not");
  const [first] = nots;
  return {
    texts: texts.map(({ file }) => file),
    notReviewed: nots.map(({ not }) => not),
    allowed: new Set(texts.filter(({ allowed }) => allowed).map(({ file }) => file.uri)),
    ...(texts.length === 0 ? { fault: first?.fault ?? nothing } : {}),
  };
}

const nothing: Fault = { code: "nothing-to-review", detail: "no text file is open" };

function withheld(uri: string, path: string, rule: Withheld, isNamed: boolean): Outcome {
  const isOverridable = isNamed && rule.strength === "gitignored";
  return {
    kind: "not",
    not: { uri, reason: `covered by ${rule.rule}`, cause: "rule" },
    fault: {
      code: "ignored",
      detail: `${path} is covered by ${rule.rule}`,
      ...(isOverridable ? { onlyGitIgnores: true } : {}),
    },
  };
}

/** What is no text is left out by rule; what could not be read is trouble. */
function unread({ uri, path, code, reason }: NoText): Outcome {
  return {
    kind: "not",
    not: { uri, reason, cause: code === "unreadable" ? "trouble" : "rule" },
    fault: { code, detail: `${path} ${reason}` },
  };
}
