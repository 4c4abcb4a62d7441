import { startPracticeServer } from "../practiceServer.ts";
import type { StartOptions } from "./startOptions.ts";

/** Who answers in the windows of this run. */
export interface Answerer {
  /** For the terminal. */
  readonly sentence: string;
  /** Of the extension host. */
  readonly env: Readonly<Record<string, string>>;
  /** The user's own, in the temporary user data folder. */
  readonly settings: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function answererFor({ isPractice, key }: StartOptions): Promise<Answerer> {
  if (isPractice) {
    const server = await startPracticeServer();
    return {
      sentence: `Practice server at ${server.url}: no ANTHROPIC_API_KEY is set, so its answers are canned, written in advance for the sample. No model is asked, nothing is paid.`,
      env: { ANTHROPIC_API_KEY: "practice-key" },
      settings: { "backendArchitect.baseUrl": server.url },
      close: () => server.close(),
    };
  }
  return {
    sentence:
      key === undefined
        ? "Claude answers. Set your key in the window: Backend Architect: Set API Key."
        : "Claude answers, paid with the key in ANTHROPIC_API_KEY.",
    env: key === undefined ? {} : { ANTHROPIC_API_KEY: key },
    settings: {},
    close: () => Promise.resolve(),
  };
}
