import { window } from "vscode";
import { bugLines, logLine } from "./logLine.ts";
import type { LogFields } from "./logLine.ts";

/** The extension's output channel; levels follow the user's choice. */
export interface Log {
  info(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields): void;
  /** A bug of ours, with its stack. */
  bug(where: string, error: unknown): void;
  show(): void;
  dispose(): void;
}

export function createLog(): Log {
  const channel = window.createOutputChannel("Backend Architect", { log: true });
  return {
    info: (what, fields) => {
      channel.info(logLine(what, fields));
    },
    warn: (what, fields) => {
      channel.warn(logLine(what, fields));
    },
    bug: (where, error) => {
      channel.error(bugLines(where, error));
    },
    show: () => {
      channel.show();
    },
    dispose: () => {
      channel.dispose();
    },
  };
}
