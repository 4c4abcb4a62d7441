import type { Fault } from "../../errors.ts";
import type { ClaudeEvent, RequestUsage } from "../../ports.ts";
import type { ReviewEvent } from "../../reviewEvent.ts";
import { parseLoose } from "./looseJson.ts";
import { parseCandidates, type ClaimedCandidate } from "./parseCandidates.ts";
import { parseEarlier, type ClaimedEarlier } from "./parseEarlier.ts";
import { parseFinding } from "./parseFinding.ts";
import type { Placing } from "./placeFinding.ts";
import { placeFinding } from "./placeFinding.ts";
import type { FindingReader, ReadElement } from "./readFindings.ts";
import { readFindings } from "./readFindings.ts";

/** How one request's answer ended. */
export interface Heard {
  readonly fault?: Fault | "cancelled";
  readonly usage?: RequestUsage;
  readonly examined?: string;
  /** What it says of the findings of earlier reviews that it was asked about. */
  readonly earlier?: readonly ClaimedEarlier[];
  /** What it says of what the local checks found. */
  readonly candidates?: readonly ClaimedCandidate[];
}

/** A longer list is no review; the rest of it is not read. Those that are dropped count. */
const mostFindings = 200;

interface Hearing {
  readonly reader: FindingReader;
  readonly parse: (text: string) => unknown;
  readonly placing: Placing;
  text: string;
  findings: number;
  unreadable: number;
  /** There was one finding more than are taken. */
  isTooLong: boolean;
}

export interface HearingOptions {
  /** The answer is held to no schema. */
  readonly isLoose: boolean;
  /** Ends an answer that is too long; what it used until then is still heard. */
  readonly stop: () => void;
}

/** Turns one answer into review events, each finding as soon as its object closes. */
export async function* hearFindings(
  events: AsyncIterable<ClaudeEvent>,
  placing: Placing,
  { isLoose, stop }: HearingOptions,
): AsyncGenerator<ReviewEvent, Heard> {
  const parse: Hearing["parse"] = isLoose ? parseLoose : JSON.parse;
  const hearing: Hearing = {
    reader: readFindings("findings", parse),
    parse,
    placing,
    text: "",
    findings: 0,
    unreadable: 0,
    isTooLong: false,
  };
  for await (const event of events) {
    if (event.kind === "waiting" || event.kind === "thinking") yield event;
    if (event.kind === "text" && !hearing.isTooLong) {
      hearing.text += event.text;
      yield* hearing.reader.push(event.text).flatMap((element) => take(element, hearing) ?? []);
      if (isOver(hearing)) stop();
    }
    if (event.kind === "ended" || event.kind === "failed") return heard(event, hearing);
  }
  throw new Error("An answer ended without saying how.");
}

const tooMany: Fault = {
  code: "output-limit",
  detail: `over ${mostFindings} findings, the first ${mostFindings} are shown`,
};

/** Taking the answer's elements may have found it too long. */
const isOver = ({ isTooLong }: Hearing): boolean => isTooLong;

function take(element: ReadElement, hearing: Hearing): ReviewEvent | undefined {
  if (hearing.isTooLong) return undefined;
  const claimed = element.kind === "element" ? parseFinding(element.value) : undefined;
  if (claimed === undefined) {
    hearing.unreadable++;
    return undefined;
  }
  if (hearing.findings === mostFindings) {
    hearing.isTooLong = true;
    return undefined;
  }
  hearing.findings++;
  const placed = placeFinding(claimed, hearing.placing);
  return placed.kind === "dropped" ? placed : { kind: "finding", finding: placed.finding };
}

function heard(last: Extract<ClaudeEvent, { kind: "ended" | "failed" }>, hearing: Hearing): Heard {
  const usage = last.usage === undefined ? {} : { usage: last.usage };
  if (hearing.isTooLong) return { ...usage, fault: tooMany };
  if (last.kind === "failed") return { ...usage, fault: last.fault };

  const trouble = troubleOf(last.stop, hearing);
  const rest = restOf(hearing);
  return {
    ...usage,
    ...rest,
    ...(trouble === undefined ? {} : { fault: { code: "malformed", detail: trouble } }),
  };
}

/** Why an answer that ended well is not a complete list all the same. */
function troubleOf(stop: "end" | "tool-use", hearing: Hearing): string | undefined {
  if (stop === "tool-use") return "it asked for a tool that a review does not have";
  if (hearing.reader.state() === "empty") return "it holds no list of findings";
  if (hearing.reader.state() === "open") return "its list of findings is not closed";
  if (hearing.unreadable === 0) return undefined;
  return hearing.unreadable === 1
    ? "one finding is not in the agreed form"
    : `${hearing.unreadable} findings are not in the agreed form`;
}

/** What stands beside the list is small; the whole is parsed once, when it is there. */
function restOf({ text, parse }: Hearing): Pick<Heard, "examined" | "earlier" | "candidates"> {
  // Prose in front of the root may hold brackets of its own.
  const key = /["']?\b(?:earlier|findings)\b["']?\s*:/.exec(text);
  const start = text.lastIndexOf("{", key?.index);
  const end = text.lastIndexOf("}");
  try {
    const root: unknown = parse(text.slice(start, end + 1));
    if (typeof root !== "object" || root === null) return {};
    const fields = new Map<string, unknown>(Object.entries(root));
    const examined = fields.get("examined");
    const earlier = parseEarlier(fields.get("earlier"));
    const candidates = parseCandidates(fields.get("candidates"));
    return {
      ...(typeof examined === "string" && examined !== ""
        ? { examined: examined.slice(0, 2000) }
        : {}),
      ...(earlier.length === 0 ? {} : { earlier }),
      ...(candidates.length === 0 ? {} : { candidates }),
    };
  } catch {
    return {};
  }
}
