import { signed } from "./completeEvent.ts";
import {
  blockDelta,
  blockStart,
  blockStop,
  messageEnd,
  messageStart,
  ping,
} from "./messageEvents.ts";
import type { MessageOptions } from "./messageEvents.ts";
import type { Step } from "./step.ts";

export interface TextOptions extends MessageOptions {
  /** Summarized thinking before the text; "" for thinking that is not shown. */
  readonly thinking?: string;
  /** UTF-16 units of a text delta; 20 by default. */
  readonly chunk?: number;
  readonly stopReason?: string | null;
}

/** A whole turn of text: thinking if asked for, a ping, text in deltas, the end. */
export function textAnswer(text: string, options: TextOptions = {}): readonly Step[] {
  const stop = options.stopReason === undefined ? "end_turn" : options.stopReason;
  return [...textSoFar(text, options), blockStop(lastIndex(options)), ...messageEnd(stop, options)];
}

/** As `textAnswer` up to the last delta: the block is still open, for faults to follow. */
export function textSoFar(text: string, options: TextOptions = {}): readonly Step[] {
  const index = lastIndex(options);
  return [
    messageStart(options),
    ...thinkingBlock(options),
    blockStart(index, { type: "text", text: "", citations: null }),
    ping,
    ...pieces(text, options.chunk ?? 20).map((piece) =>
      blockDelta(index, { type: "text_delta", text: piece }),
    ),
  ];
}

/** Structured output: the JSON of `{"findings": […]}` as ordinary text, in small deltas. */
export function findingsAnswer(
  findings: readonly object[],
  options: TextOptions = {},
): readonly Step[] {
  return textAnswer(JSON.stringify({ findings }), options);
}

/** A turn that calls tools; `input` may be a string to send broken JSON. */
export function toolAnswer(
  calls: readonly { readonly id?: string; readonly name: string; readonly input: unknown }[],
  options: TextOptions & { readonly text?: string } = {},
): readonly Step[] {
  const opening =
    options.text === undefined
      ? [messageStart(options), ...thinkingBlock(options)]
      : [...textSoFar(options.text, options), blockStop(lastIndex(options))];
  const first = lastIndex(options) + (options.text === undefined ? 0 : 1);
  const blocks = calls.flatMap(({ id, name, input }, at) => {
    const index = first + at;
    const json = typeof input === "string" ? input : JSON.stringify(input);
    const block = { type: "tool_use", id: id ?? `toolu_${String(at + 1).padStart(4, "0")}`, name };
    return [
      blockStart(index, { ...block, input: {}, caller: { type: "direct" } }),
      blockDelta(index, { type: "input_json_delta", partial_json: "" }),
      ...pieces(json, options.chunk ?? 20).map((piece) =>
        blockDelta(index, { type: "input_json_delta", partial_json: piece }),
      ),
      blockStop(index),
    ];
  });
  return [...opening, ...blocks, ...messageEnd(options.stopReason ?? "tool_use", options)];
}

function thinkingBlock({ thinking, chunk = 20 }: TextOptions): readonly Step[] {
  if (thinking === undefined) return [];
  return [
    blockStart(0, { type: "thinking", thinking: "", signature: "" }),
    ping,
    ...pieces(thinking, chunk).map((piece) =>
      blockDelta(0, { type: "thinking_delta", thinking: piece }),
    ),
    blockDelta(0, { type: "signature_delta", signature: signed }),
    blockStop(0),
  ];
}

function lastIndex({ thinking }: TextOptions): number {
  return thinking === undefined ? 0 : 1;
}

/** Never between the two halves of a surrogate pair: JSON text cannot carry half a character. */
function pieces(text: string, size: number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const high = text.charCodeAt(at + size - 1);
    const end = at + size + (high >= 0xd800 && high < 0xdc00 ? 1 : 0);
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}
