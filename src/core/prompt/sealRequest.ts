import { countTokens } from "../context/countTokens.ts";
import { prepareText, type PreparedText, type Redaction } from "../context/prepareText.ts";
import { nameSecrets, UnscannableError, type NameSecret } from "../context/redact.ts";
import { toOriginal } from "../context/spans.ts";
import type { AssistantContent, Part, Prompt, Turn } from "./prompt.ts";
import { renderPart } from "./renderPart.ts";
import type { RequestContent, SealedRequest, SealedTurn } from "./sealedRequest.ts";
import { sealJson } from "./sealJson.ts";
import { whyWithheld, type Gate, type LeftOutReason } from "./whyWithheld.ts";

/** What left in one request, for people. Holds no secret. */
export interface SentRecord {
  readonly model: string;
  /** Estimated, of the whole request. */
  readonly tokens: number;
  readonly parts: readonly SentPart[];
  /** What was hidden outside of files: in the instructions, the user's words, earlier turns. */
  readonly redactions: readonly Redaction[];
  readonly leftOut: readonly LeftOutPart[];
  /** The full text, turn by turn, exactly as sent. */
  readonly text: string;
}

export interface SentPart {
  readonly uri: string;
  readonly path: string;
  /** From 0; `endLine` is the last one that was sent. */
  readonly startLine: number;
  readonly endLine: number;
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
  /** Lines of the file, from 0. */
  readonly redactions: readonly Redaction[];
}

export interface LeftOutPart extends LeftOutReason {
  readonly uri: string;
  readonly path: string;
}

/** A part's text as it was sent, and the way from there back to the file. */
export interface SentText {
  readonly uri: string;
  /** As the prompt named it, hidden characters made visible. */
  readonly path: string;
  /** From 0. */
  readonly startLine: number;
  /** The part's own text, line ends as in the file. */
  readonly original: string;
  /** Without line numbers; line ends are "\n". */
  readonly sent: string;
  /** From UTF-16 offsets in `sent` to those in `original`; a touched placeholder is taken whole. */
  toOriginal(start: number, end: number): { readonly start: number; readonly end: number };
}

export interface Sealing {
  readonly request: SealedRequest;
  readonly record: SentRecord;
  /** By `sentTextKey`. */
  readonly texts: ReadonlyMap<string, SentText>;
}

/** The key of a part's text in `Sealing.texts`. */
export function sentTextKey(uri: string, startLine: number): string {
  return `${uri}#${startLine}`;
}

/**
 * The one door to Claude: drops what a rule withholds, hides secrets and marks hidden characters in
 * every text, renders the parts. What cannot be checked stays here and is named in the record.
 * Passing a sent text through it again changes nothing.
 */
export async function sealRequest(
  prompt: Prompt,
  gate: Gate,
  signal: AbortSignal,
): Promise<Sealing> {
  const door: Door = {
    name: nameSecrets(prompt),
    reasons: await whyWithheld(prompt, gate, signal),
    parts: [],
    words: [],
    redactions: [],
    leftOut: [],
    texts: new Map(),
  };
  const system = prompt.system.map((text) => sealText(text, door));
  const turns = prompt.turns.map((turn) => sealTurn(turn, door));
  const request = brand({
    model: sealText(prompt.model, door),
    maxOutputTokens: prompt.maxOutputTokens,
    effort: prompt.effort,
    system,
    turns,
    ...(prompt.schema && {
      schema: sealJson(prompt.schema, (text) => sealText(text, door)) as object,
    }),
  });
  door.words.push(...request.system);
  const text = asText(request);
  const { parts, redactions, leftOut, texts } = door;
  const record = {
    model: request.model,
    tokens: countTokens(door.words.join("\n"), "markdown") + tokensOf(parts),
    parts,
    redactions,
    leftOut,
    text,
  };
  return { request, record, texts };
}

/** Only the door may say that a request is sealed. */
function brand(request: RequestContent): SealedRequest {
  return request as SealedRequest;
}

/** UTF-16 units. A turn holds many files, each of which was held to the limit of one. */
const longestTurn = 16 * 1024 * 1024;

/** What one passage through the door collects. */
interface Door {
  readonly name: NameSecret;
  readonly reasons: ReadonlyMap<string, LeftOutReason>;
  readonly parts: SentPart[];
  /** What is sent besides the parts. */
  readonly words: string[];
  readonly redactions: Redaction[];
  readonly leftOut: LeftOutPart[];
  readonly texts: Map<string, SentText>;
}

function sealTurn(turn: Turn, door: Door): SealedTurn {
  if (turn.role === "assistant") {
    const content = sealJson(turn.content, (text) => sealText(text, door));
    door.words.push(JSON.stringify(content));
    return { role: "assistant", content: content as AssistantContent };
  }
  const pieces = turn.content.map((block) => {
    if (block.kind === "part") return sealPart(block.part, door);
    const text = sealText(block.text, door);
    door.words.push(text);
    return text;
  });
  // What was harmless piece by piece may tell of a secret once it stands together.
  return { role: "user", text: sealText(pieces.join("\n"), door) };
}

function tokensOf(parts: readonly SentPart[]): number {
  return parts.reduce((sum, { tokens }) => sum + tokens, 0);
}

function sealText(text: string, door: Door): string {
  const prepared = prepareOr(text, door.name, longestTurn);
  if (prepared === undefined) return "[left out: could not be checked for secrets]";
  door.redactions.push(...prepared.redactions);
  return prepared.text;
}

function sealPart(part: Part, door: Door): string {
  const { uri, startLine } = part;
  const label = (text: string): string => prepareOr(text, door.name)?.text ?? "unnamed";
  const labels = {
    path: label(part.path),
    why: label(part.why),
    languageId: label(part.languageId),
  };
  const prepared = prepareOr(part.text, door.name);
  const reason = door.reasons.get(uri) ?? (prepared === undefined ? unchecked : undefined);
  if (reason !== undefined || prepared === undefined) {
    door.leftOut.push({ uri, path: labels.path, ...(reason ?? unchecked) });
    return "[A file that may not be sent was left out here.]\n";
  }
  const shown = renderPart({ ...part, ...labels, text: prepared.text });
  door.parts.push(sentPart({ ...part, ...labels }, prepared, shown));
  if (part.isWords === true) return shown;
  door.texts.set(sentTextKey(uri, startLine), {
    uri,
    path: labels.path,
    startLine,
    original: part.text,
    sent: prepared.text,
    toOriginal: (start, end) => toOriginal(prepared.spans, start, end),
  });
  return shown;
}

const unchecked: LeftOutReason = { reason: "could not be checked for secrets", cause: "trouble" };

function sentPart(
  { uri, path, startLine, why, languageId }: Part,
  { text, redactions }: PreparedText,
  shown: string,
): SentPart {
  return {
    uri,
    path,
    startLine,
    endLine: startLine + (text.replace(/\n$/, "").match(/\n/g)?.length ?? 0),
    why,
    tokens: countTokens(shown, languageId),
    redactions: redactions.map(({ kind, line }) => ({ kind, line: startLine + line })),
  };
}

function prepareOr(text: string, name: NameSecret, limit?: number): PreparedText | undefined {
  try {
    return prepareText(text, name, limit);
  } catch (error) {
    if (error instanceof UnscannableError) return undefined;
    throw error;
  }
}

function asText({ system, turns }: SealedRequest): string {
  const said = turns.map((turn) =>
    turn.role === "user"
      ? `## User\n\n${turn.text}`
      : `## Assistant\n\n${JSON.stringify(turn.content, null, 2)}`,
  );
  return [...system.map((text) => `## System\n\n${text}`), ...said].join("\n\n");
}
