import { randomUUID } from "node:crypto";
import http from "node:http";
import { text } from "node:stream/consumers";

/** A finding as the window sees it. `line` counts from 1. */
interface SeenFinding {
  readonly file: string;
  readonly line: number;
  /** Its quote is the text that stands where it is drawn. */
  readonly isOnItsLine: boolean;
  readonly severity: string;
  readonly category: string;
  readonly title: string;
}

/** What the starter in a window tells of its review. */
export interface SeenReview {
  readonly ended: string;
  readonly findings: readonly SeenFinding[];
  readonly error?: { readonly code: string; readonly message: string };
}

export interface HearOptions {
  readonly isPractice: boolean;
  /** What the next window that opens shall review; an empty list for nothing. */
  readonly filesToReview: () => readonly string[];
  readonly onReview: (review: SeenReview) => void;
  readonly onTrouble: (message: string) => void;
}

/** Where the starter of each window asks what to do and tells how it went: on loopback only. */
export interface WindowEar {
  /** Nobody else on this machine knows it. */
  readonly url: string;
  close(): void;
}

export async function hearWindows(options: HearOptions): Promise<WindowEar> {
  const secret = randomUUID();
  const server = http.createServer((request, response) => {
    void text(request).then((body) => {
      const answer = answerTo(request.url ?? "", secret, body, options);
      response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/${secret}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerTo(path: string, secret: string, body: string, options: HearOptions): unknown {
  switch (path) {
    case `/${secret}/opened`:
      return { isPractice: options.isPractice, files: options.filesToReview() };
    case `/${secret}/reviewed`:
      options.onReview(JSON.parse(body) as SeenReview);
      return {};
    case `/${secret}/trouble`:
      options.onTrouble((JSON.parse(body) as { readonly message: string }).message);
      return {};
    default:
      return undefined;
  }
}
