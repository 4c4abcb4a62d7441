import type { Middleware } from "@anthropic-ai/sdk/client";

/** Hears the answer's headers and each piece of its body, decoded, before the client does. */
export interface ByteListener {
  readonly onHeaders: (headers: Headers) => void;
  readonly onBytes: (count: number) => void;
}

/** The only place that sees pings: the client drops them. */
export function tapBytes({ onHeaders, onBytes }: ByteListener): Middleware {
  return async (request, next) => {
    const response = await next(request);
    onHeaders(response.headers);
    if (!response.body) return response;
    const tap = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        onBytes(piece.byteLength);
        controller.enqueue(piece);
      },
    });
    return new Response(response.body.pipeThrough(tap), response);
  };
}
