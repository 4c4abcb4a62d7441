import type { Fault } from "../errors.ts";
import type { Files } from "../ports.ts";
import type { NotReviewed } from "../reviewEvent.ts";
import { urisOf } from "../reviewRequest.ts";
import type { ReviewRequest } from "../reviewRequest.ts";
import { foldPassedOver } from "./rules/foldPassedOver.ts";
import { askedOf, readOne } from "./readAsked.ts";
import type { Asked, Outcome } from "./readAsked.ts";
import { whyPassedOver } from "./changes/whyPassedOver.ts";

/** Files read side by side: a folder may hold thousands. */
const mostAtOnce = 32;
const mostNamed = 3;

/** Reads the files that a request names and those in the folders that it names, each once. */
export async function readListed(
  request: ReviewRequest,
  files: Files,
  signal: AbortSignal,
): Promise<Asked> {
  const named = urisOf(request);
  const passedOver: NotReviewed[] = [];
  const uris = new Set<string>();
  for (const uri of named) {
    const listed = await files.list(uri, signal);
    for (const one of listed.uris) uris.add(one);
    passedOver.push(...listed.passedOver);
  }

  const outcomes: Outcome[] = [];
  const waiting = [...uris];
  while (waiting.length > 0) {
    const read = waiting.splice(0, mostAtOnce).map(async (uri) => {
      const isNamed = named.includes(uri);
      const how = { extent: "whole", isNamed, anyway: isNamed && request.anyway === true } as const;
      const outcome = await readOne(uri, how, files, signal);
      return isNamed ? outcome : withoutGenerated(outcome);
    });
    outcomes.push(...(await Promise.all(read)));
  }

  const { texts, allowed, notReviewed, fault } = askedOf(outcomes);
  const rows = [...passedOver, ...notReviewed];
  const isFileAlone = named.length === 1 && outcomes.length === 1 && uris.has(named[0] ?? "");
  return {
    texts,
    allowed,
    notReviewed: foldPassedOver(rows, named[0] ?? ""),
    ...(fault === undefined ? {} : { fault: isFileAlone ? fault : nothingIn(named, rows, files) }),
  };
}

/** Of files that nobody named, those that say of themselves that nobody wrote them. */
function withoutGenerated(outcome: Outcome): Outcome {
  if (outcome.kind === "not") return outcome;
  const { uri, path, text } = outcome.file;
  const reason = whyPassedOver(path.slice(path.lastIndexOf("/") + 1), text);
  if (reason === undefined) return outcome;
  const fault: Fault = { code: "nothing-to-review", detail: `${path} ${reason}` };
  return { kind: "not", not: { uri, reason, cause: "rule" }, fault };
}

/** With the first reasons, since nothing is listed of a review that was not begun. */
function nothingIn(named: readonly string[], rows: readonly NotReviewed[], files: Files): Fault {
  const [only = ""] = named;
  const where = named.length === 1 ? files.pathOf(only) : "what was chosen";
  const why = rows.slice(0, mostNamed).map(({ uri, reason }) => `${files.pathOf(uri)} ${reason}`);
  const because = why.length > 0 ? `: ${why.join(", ")}` : "";
  return { code: "nothing-to-review", detail: `${where} holds no text to review${because}` };
}
