import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";

const root = path.resolve(import.meta.dirname, "../..");

/** A run of `npm start` on a machine without a key and without a screen. */
interface Run {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  /** What it printed so far. */
  readonly printed: () => string;
  /** Resolves when it printed this. */
  readonly prints: (pattern: RegExp) => Promise<RegExpMatchArray>;
}

describe("npm start", () => {
  it("ends well with --once when the findings stand on their lines in the sample", async () => {
    const { process, printed } = npmStart("--once");

    const [code] = (await once(process, "close")) as [number];

    assert.equal(code, 0, printed());
    assert.match(printed(), /Practice server .*canned/);
    assert.match(
      printed(),
      /^Review complete: [1-9]\d* findings in .*src\/routes\/orders\.ts.* Open http:\/\/127\.0\.0\.1:\d+\//m,
    );
    await assertNothingIsLeft(printed());
  });

  it("stops all that it began on Ctrl+C", async () => {
    const { process: run, printed, prints } = npmStart();
    await prints(/^Open http/m);

    interrupt(run);
    await once(run, "close");

    await assertNothingIsLeft(printed());
  });

  it("names a folder that is not there, and begins nothing", async () => {
    const { process, printed } = npmStart("no/such/folder");

    const [code] = (await once(process, "close")) as [number];

    assert.equal(code, 1);
    assert.match(printed(), /no\/such\/folder is not a folder/);
  });
});

function npmStart(...args: readonly string[]): Run {
  const env = { ...process.env };
  delete env["ANTHROPIC_API_KEY"];
  delete env["DISPLAY"];
  const child = spawn("npm", ["start", "--", ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const prints = async (pattern: RegExp): Promise<RegExpMatchArray> => {
    for (;;) {
      const match = pattern.exec(text);
      if (match !== null) return match;
      await Promise.race([once(child.stdout, "data"), once(child, "close")]);
      assert(child.exitCode === null, `It ended before it printed ${pattern.source}:\n${text}`);
    }
  };
  return { process: child, printed: () => text, prints };
}

/** As a terminal does on Ctrl+C: everything in its foreground hears it. */
function interrupt({ pid }: Run["process"]): void {
  assert(pid !== undefined);
  process.kill(-pid, "SIGINT");
}

/** No window, no practice server, no copy of the sample. */
async function assertNothingIsLeft(printed: string): Promise<void> {
  const servers = printed.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
  assert(servers.length >= 2, printed);
  for (const server of servers) await assert.rejects(fetch(server), `${server} still answers`);

  const [, sample = ""] = /^Sample: (\S+)/m.exec(printed) ?? [];
  assert.notEqual(sample, "");
  assert.equal(fs.existsSync(sample), false, `${sample} is still there`);
}
