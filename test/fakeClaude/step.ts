/**
 * What the server does with one request, in order. Without a `status` first it answers 200 with an
 * event stream; after the last step it ends the answer.
 */
export type Step =
  | {
      readonly do: "status";
      readonly code: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** One event of the stream; `spaces` stand before the last brace, as the service pads them. */
  | { readonly do: "event"; readonly name: string; readonly data: object; readonly spaces?: number }
  /** Bytes as they are, in pieces of `chunk` bytes. */
  | { readonly do: "raw"; readonly bytes: Uint8Array | string; readonly chunk?: number }
  /** Goes on when the promise is settled; the function is called when this step is reached. */
  | { readonly do: "wait"; readonly until: Promise<unknown> | (() => Promise<unknown>) }
  /** Says nothing more until the client goes away or the server closes. */
  | { readonly do: "stall" }
  /** Cuts the connection. */
  | { readonly do: "reset" }
  | { readonly do: "end" };

/** Holds a stream open until a test opens it. */
export interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

export function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    opened: promise,
    open: () => {
      resolve(undefined);
    },
  };
}
