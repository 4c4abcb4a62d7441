import { FaultError } from "../core/errors.ts";
import type { Fault } from "../core/errors.ts";
import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { never, oneLine } from "./trouble.ts";

type Block = Record<string, unknown>;

/** An answer as it is put together from the events of its stream. */
export interface Turn {
  model: string;
  readonly blocks: Block[];
  /** The pieces of a tool call's input, by block. */
  readonly inputs: Map<number, string>;
  readonly open: Set<number>;
  usage: JsonObject;
  stopReason: string | undefined;
  refusal: string | undefined;
  hasStarted: boolean;
  isOver: boolean;
  /** Has parts of a kind that this version does not know; the rest is read all the same. */
  isUnreadable: boolean;
}

/** What an event adds for those who listen. */
export type Addition =
  | { readonly kind: "started" }
  | { readonly kind: "thinking" | "text"; readonly text: string }
  | { readonly kind: "content" };

export function newTurn(): Turn {
  return {
    model: "",
    blocks: [],
    inputs: new Map(),
    open: new Set(),
    usage: {},
    stopReason: undefined,
    refusal: undefined,
    hasStarted: false,
    isOver: false,
    isUnreadable: false,
  };
}

/** Takes one event into the turn. Throws a `FaultError` for an event that cannot stand here. */
export function addEvent(turn: Turn, event: unknown): Addition | undefined {
  if (!isObject(event)) throw unreadable("an event is no object");
  switch (event["type"]) {
    case "message_start":
      return startMessage(turn, event["message"]);
    case "content_block_start":
      return startBlock(turn, event);
    case "content_block_delta":
      return addDelta(turn, event);
    case "content_block_stop":
      stopBlock(turn, event);
      return undefined;
    case "message_delta":
      addMessageDelta(turn, event);
      return undefined;
    case "message_stop":
      if (!turn.hasStarted) throw unreadable("its events are out of order");
      turn.isOver = true;
      return undefined;
    default:
      // The service may add kinds of events; they are none that we asked for.
      return undefined;
  }
}

/** How the turn stands when its stream is over: undefined is well. */
export function faultOfTurn(turn: Turn): Fault | undefined {
  if (!turn.hasStarted) return { code: "malformed", detail: "it is empty" };
  if (!turn.isOver) return { code: "connection-lost", detail: "the answer was cut off" };
  const stop = faultOfStop(turn);
  if (stop) return stop;
  if (turn.isUnreadable || turn.open.size > 0) {
    return { code: "malformed", detail: "it has parts that this version does not know" };
  }
  return undefined;
}

function faultOfStop({ stopReason, refusal }: Turn): Fault | undefined {
  switch (stopReason ?? "") {
    case "end_turn":
    case "tool_use":
      return undefined;
    case "max_tokens":
      return { code: "output-limit" };
    case "model_context_window_exceeded":
    case "pause_turn":
      return { code: "request-too-large" };
    case "refusal":
      return refusal === undefined
        ? { code: "refused" }
        : { code: "refused", detail: `category: ${oneLine(refusal)}` };
    default:
      return { code: "malformed", detail: "it does not say that it is complete" };
  }
}

function startMessage(turn: Turn, message: unknown): Addition {
  if (turn.hasStarted || !isObject(message)) throw unreadable("its events are out of order");
  turn.hasStarted = true;
  turn.model = typeof message["model"] === "string" ? message["model"] : "";
  mergeUsage(turn, message["usage"]);
  return { kind: "started" };
}

const knownBlocks = ["text", "thinking", "redacted_thinking", "tool_use"];

function startBlock(turn: Turn, event: JsonObject): Addition {
  const index = Number(event["index"]);
  const block = event["content_block"];
  if (!turn.hasStarted || turn.isOver || index !== turn.blocks.length || !isObject(block)) {
    throw unreadable("its events are out of order");
  }
  if (!knownBlocks.includes(String(block["type"]))) turn.isUnreadable = true;
  turn.blocks.push({ ...block });
  turn.open.add(index);
  return addedText(block["type"], block["text"] ?? block["thinking"]);
}

/** A block may begin with text of its own; most begin empty. */
function addedText(type: unknown, text: unknown): Addition {
  const isShown = (type === "text" || type === "thinking") && typeof text === "string";
  return isShown && text !== "" ? { kind: type, text } : { kind: "content" };
}

function addDelta(turn: Turn, event: JsonObject): Addition | undefined {
  const index = Number(event["index"]);
  const block = turn.blocks[index];
  const delta = event["delta"];
  if (!block || !turn.open.has(index) || !isObject(delta)) {
    throw unreadable("its events are out of order");
  }
  switch (delta["type"]) {
    case "text_delta":
      return append(block, "text", delta["text"]);
    case "thinking_delta":
      return append(block, "thinking", delta["thinking"]);
    case "signature_delta":
      block["signature"] = delta["signature"];
      return { kind: "content" };
    case "input_json_delta":
      turn.inputs.set(index, (turn.inputs.get(index) ?? "") + stringOf(delta["partial_json"]));
      return { kind: "content" };
    case "citations_delta":
      return { kind: "content" };
    default:
      turn.isUnreadable = true;
      return undefined;
  }
}

function append(block: Block, kind: "text" | "thinking", piece: unknown): Addition {
  const text = stringOf(piece);
  block[kind] = stringOf(block[kind]) + text;
  return text === "" ? { kind: "content" } : { kind, text };
}

function stopBlock(turn: Turn, event: JsonObject): void {
  const index = Number(event["index"]);
  if (!turn.open.delete(index)) throw unreadable("its events are out of order");
  const json = turn.inputs.get(index);
  const block = turn.blocks[index];
  if (block?.["type"] === "tool_use" && json) block["input"] = inputOf(json);
}

/** Broken JSON becomes no input at all, which the tool answers with what it misses. */
function inputOf(json: string): object {
  try {
    const input: unknown = JSON.parse(json);
    return isObject(input) ? input : {};
  } catch {
    return {};
  }
}

function addMessageDelta(turn: Turn, event: JsonObject): void {
  const delta = event["delta"];
  if (!turn.hasStarted) throw unreadable("its events are out of order");
  mergeUsage(turn, event["usage"]);
  if (!isObject(delta)) return;
  if (typeof delta["stop_reason"] === "string") turn.stopReason = delta["stop_reason"];
  const details = delta["stop_details"];
  if (isObject(details) && typeof details["category"] === "string") {
    turn.refusal = details["category"];
  }
}

/** Counts are cumulative: a later one stands for all before it. */
function mergeUsage(turn: Turn, usage: unknown): void {
  if (!isObject(usage)) return;
  const told = Object.entries(usage).filter(([, value]) => value !== null && value !== undefined);
  turn.usage = { ...turn.usage, ...Object.fromEntries(told) };
}

function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function unreadable(detail: string): FaultError {
  return new FaultError(never("malformed", detail).fault);
}
