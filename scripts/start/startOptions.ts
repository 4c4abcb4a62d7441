import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

export const usage = `npm start [-- PATH] [-- options]

  PATH       opens this folder, in place, instead of a copy of the sample
  --claude   never the practice server: without ANTHROPIC_API_KEY, set a key in the window
  --browser  in the browser, even where a desktop VS Code could be downloaded
  --once     ends when the findings stand on their lines; the exit code tells whether they do
  --help     this`;

export interface StartOptions {
  /** Absolute path of one's own folder; the sample without it. */
  readonly folder?: string;
  readonly isPractice: boolean;
  /** The key of the environment, unless the practice server answers. */
  readonly key?: string;
  readonly inBrowser: boolean;
  readonly once: boolean;
}

/** What the command line and the environment ask for; a sentence where they cannot be followed. */
export function readStartOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): StartOptions | string {
  try {
    const { values, positionals } = parse(args);
    if (values.help) return usage;
    const key = environment["ANTHROPIC_API_KEY"]?.trim() ?? "";
    return {
      ...folderOf(positionals, environment),
      ...(key === "" ? {} : { key }),
      isPractice: key === "" && !values.claude,
      inBrowser: values.browser || values.once,
      once: values.once,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
  }
}

/** npm runs scripts in the package's folder, and tells where it was called. */
function folderOf(
  positionals: readonly string[],
  environment: NodeJS.ProcessEnv,
): Pick<StartOptions, "folder"> {
  const [given, second] = positionals;
  if (given === undefined) return {};
  if (second !== undefined) throw new Error("One folder at a time.");
  const folder = path.resolve(environment["INIT_CWD"] ?? "", given);
  if (!isFolder(folder)) throw new Error(`${folder} is not a folder.`);
  return { folder: fs.realpathSync(folder) };
}

function parse(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { claude: flag, browser: flag, once: flag, help: flag },
  });
}

function isFolder(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
