import type * as vscode from "vscode";
import { until } from "../support/until.ts";

/**
 * Runs a function in the extension host, with the `vscode` module as its first argument. Only its
 * source travels: it sees nothing from outside, and arguments and result go as JSON. A promise that
 * the test must first do something for is stored (`globalThis.pick = …`) and asked for later.
 */
export type InHost = <Args extends readonly unknown[], Result>(
  run: (api: typeof vscode, ...args: Args) => Result,
  ...args: Args
) => Promise<Awaited<Result>>;

/** Talks to the eval helper, which starts to listen some time after the window opened. */
export function hostCaller(port: number, token: string): InHost {
  return async (run, ...args) => {
    const body = `return (${run.toString()})(vscode, ...${JSON.stringify(args)})`;
    const response = await until(() => post(port, token, body), 30_000);
    const answer = (await response.json()) as { value: never } | { error: string };
    if ("error" in answer) throw new Error(answer.error);
    return answer.value;
  };
}

function post(port: number, token: string, body: string): Promise<Response> {
  const headers = { authorization: token };
  return fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, headers });
}
