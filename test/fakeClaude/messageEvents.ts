import { asked, counted } from "./completeEvent.ts";
import type { Step } from "./step.ts";

export interface MessageOptions {
  /** The request's own by default. */
  readonly model?: string;
  /** Counted from the request by default; `null` leaves it out, as some servers do. */
  readonly usage?: object | typeof counted | null;
}

/** One event under the name of its type, padded as the service does, differently each time. */
export function event(data: { readonly type: string; readonly [field: string]: unknown }): Step {
  return { do: "event", name: data.type, data, spaces: (JSON.stringify(data).length * 7) % 13 };
}

export const ping: Step = { do: "event", name: "ping", data: { type: "ping" } };

export function messageStart({ model = asked, usage = counted }: MessageOptions = {}): Step {
  return event({
    type: "message_start",
    message: {
      id: "msg_01Test",
      type: "message",
      role: "assistant",
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      container: null,
      diagnostics: null,
      ...(usage === null ? {} : { usage }),
    },
  });
}

export function blockStart(index: number, content: object): Step {
  return event({ type: "content_block_start", index, content_block: content });
}

export function blockDelta(index: number, delta: object): Step {
  return event({ type: "content_block_delta", index, delta });
}

export function blockStop(index: number): Step {
  return event({ type: "content_block_stop", index });
}

/** The last two events. */
export function messageEnd(
  stopReason: string | null,
  { usage = counted }: MessageOptions = {},
  stopDetails: object | null = null,
): readonly Step[] {
  return [
    event({
      type: "message_delta",
      delta: {
        stop_reason: stopReason,
        stop_sequence: null,
        stop_details: stopDetails,
        container: null,
      },
      ...(usage === null ? {} : { usage }),
    }),
    event({ type: "message_stop" }),
  ];
}
