// Shows the extension to somebody new: builds it, opens a real VS Code on a copy of the sample (or
// on a folder of one's own), and begins a review there. npm start -- --help tells the options.
import fs from "node:fs";
import { copyWorkspace } from "../test/support/copyWorkspace.ts";
import { buildExtension } from "./build.ts";
import { answererFor } from "./start/answerer.ts";
import { reviewIsWanted } from "./start/consent.ts";
import { hearWindows } from "./start/hearWindows.ts";
import type { SeenReview } from "./start/hearWindows.ts";
import { downloadDesktop, openInBrowser, runDesktop } from "./start/openForPeople.ts";
import { reviewLines, standsOnItsLines } from "./start/reviewLines.ts";
import { prepareWindow, sampleFiles } from "./start/sampleWindow.ts";
import { readStartOptions, usage } from "./start/startOptions.ts";
import type { StartOptions } from "./start/startOptions.ts";
import { chosenHost, hasScreen } from "./vscode/hostVersions.ts";
import { installHost } from "./vscode/install.ts";
import { startBrowser } from "./vscode/openWorkbench.ts";
import { serveWorkbench } from "./vscode/serveWorkbench.ts";
import type { ServeOptions } from "./vscode/serveWorkbench.ts";

/** A window that is open. */
interface OpenWindow {
  /** For a browser; a desktop's window has none. */
  readonly url?: string;
  /** Resolves when a comment is drawn; at once where nobody but people can see the window. */
  readonly showsComment: () => Promise<unknown>;
}

/** Milliseconds until a window that says nothing of its review is given up, with `--once`. */
const patience = 90_000;

/** What is undone at the end, the newest first. */
const endings: (() => unknown)[] = [];
const run = { isEnding: false };

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void end(0));
}
try {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (typeof options === "string") {
    console.log(options);
    process.exitCode = options === usage ? 0 : 1;
  } else {
    await show(options);
  }
} catch (error) {
  // What is stopped on the way out breaks whatever still waits for it.
  if (!run.isEnding) console.error(error instanceof Error ? error.message : error);
  await end(1);
}

async function end(code: number): Promise<void> {
  if (run.isEnding) return;
  run.isEnding = true;
  for (const undo of endings.toReversed()) await undo();
  process.exit(code);
}

async function show(options: StartOptions): Promise<void> {
  const { isPractice, once } = options;
  const isReviewed = await reviewIsWanted(options);
  const desktop = await installVscode(options);
  console.log("Building the extension");
  await buildExtension("development");

  const review = Promise.withResolvers<SeenReview>();
  // It may break before anybody waits for it.
  review.promise.catch(() => undefined);
  const window = await windowFor(options, isReviewed, review);
  const isAlone = isReviewed && (once || (isPractice && !hasScreen));
  const opened =
    desktop === undefined ? await serve(window, isAlone) : openDesktop(desktop, window);

  if (isReviewed) await tellReview(review.promise, opened, once);
  else if (once) await end(options.folder === undefined ? 1 : 0);
  console.log("Ctrl+C ends it.");
}

/** Resolves with the executable of a desktop's VS Code, where there is one. */
async function installVscode({ inBrowser }: StartOptions): Promise<string | undefined> {
  const desktop = hasScreen && !inBrowser ? await downloadDesktop() : undefined;
  if (desktop === undefined) await installHost(chosenHost());
  return desktop;
}

async function windowFor(
  options: StartOptions,
  isReviewed: boolean,
  review: PromiseWithResolvers<SeenReview>,
): Promise<ServeOptions> {
  const { isPractice } = options;
  const answerer = await answererFor(options);
  endings.push(() => answerer.close());
  const ear = await hearWindows({
    isPractice,
    filesToReview: isReviewed ? filesFor(isPractice) : () => [],
    onReview: (seen) => {
      review.resolve(seen);
    },
    onTrouble: (message) => {
      review.reject(new Error(`The window could not review: ${message}`));
    },
  });
  endings.push(() => {
    ear.close();
  });
  const isSample = options.folder === undefined;
  const folder = options.folder ?? fs.realpathSync(copyWorkspace("shop"));
  const { window, remove } = prepareWindow(folder, isSample, ear.url, answerer);
  endings.push(remove);
  console.log(answerer.sentence);
  console.log(isSample ? `Sample: ${folder} (a copy: change what you like)` : `Folder: ${folder}`);
  return window;
}

/** Each window keeps its own findings; what is paid is reviewed in the first alone. */
function filesFor(isPractice: boolean): () => readonly string[] {
  let isFirst = true;
  return () => {
    const files = isFirst || isPractice ? sampleFiles : [];
    isFirst = false;
    return files;
  };
}

/** A desktop's VS Code. */
function openDesktop(executable: string, window: ServeOptions): OpenWindow {
  const desktop = runDesktop(executable, window);
  endings.push(() => desktop.kill());
  desktop.once("exit", () => void end(0));
  console.log("VS Code opens beside your own, with settings of its own");
  return { showsComment: () => Promise.resolve() };
}

/** One for the browser. `isAlone`: a headless one opens it, so that the review begins. */
async function serve(window: ServeOptions, isAlone: boolean): Promise<OpenWindow> {
  const server = await serveWorkbench(window);
  endings.push(server.stop);
  await server.answers();
  const url = server.url.replace("//localhost:", "//127.0.0.1:");
  console.log(`Open ${url} in your browser`);
  if (isAlone) return { url, showsComment: await openHeadless(url) };
  if (hasScreen) openInBrowser(url);
  return { url, showsComment: () => Promise.resolve() };
}

async function openHeadless(url: string): Promise<OpenWindow["showsComment"]> {
  // Signals are handled here, for all that runs.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await startBrowser(signals);
  endings.push(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(url);
  return async () => {
    await page.locator(".review-widget .review-comment").first().waitFor();
    await browser.close();
  };
}

async function tellReview(
  review: Promise<SeenReview>,
  { url, showsComment }: OpenWindow,
  once: boolean,
): Promise<void> {
  const giveUp = (): void => {
    console.error(`The window told nothing of its review within ${patience / 1_000} s`);
    void end(1);
  };
  const timer = once ? setTimeout(giveUp, patience) : undefined;
  const seen = await review;
  clearTimeout(timer);
  if (seen.findings.length > 0) await showsComment();
  for (const line of reviewLines(seen, url)) console.log(line);
  if (once) await end(standsOnItsLines(seen) ? 0 : 1);
}
