import { workspace } from "vscode";
import type { Disposable, Uri } from "vscode";
import { parseSettings } from "../core/settings.ts";
import type { Settings } from "../core/settings.ts";
import { settingsSection } from "../manifest.ts";

/** The only settings, besides `exclude`, that a workspace may say something about. */
const openToWorkspaces: readonly (keyof Settings)[] = ["problems"];

/**
 * A snapshot of the settings. Those of the machine come from the user's own settings alone: their
 * scope makes VS Code ignore a workspace's value, and this does so again. VS Code copies all that
 * it holds for each question about a setting, so one is asked about the whole section, once a turn.
 */
export function readSettings(): Settings {
  if (thisTurn === undefined) {
    thisTurn = readNow();
    queueMicrotask(() => {
      thisTurn = undefined;
    });
  }
  return thisTurn;
}

let thisTurn: Settings | undefined;

function readNow(): Settings {
  const configuration = workspace.getConfiguration();
  const own = configuration.inspect<Readonly<Record<string, unknown>>>(settingsSection);
  const open = openToWorkspaces.map((key): readonly [string, unknown] => [
    key,
    configuration.get(`${settingsSection}.${key}`),
  ]);
  return parseSettings({
    ...own?.globalValue,
    ...Object.fromEntries(open),
    exclude: readExclude(),
  });
}

/** Globs that apply to a file, or to any file without `uri`: the user's and the workspace's add up. */
export function readExclude(uri?: Uri): readonly string[] {
  const scopes = uri === undefined ? (workspace.workspaceFolders ?? []).map((f) => f.uri) : [uri];
  const globs = [undefined, ...scopes].flatMap((scope) => {
    const found = workspace
      .getConfiguration(settingsSection, scope ?? null)
      .inspect<unknown>("exclude");
    return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].flatMap(
      (value) => parseSettings({ exclude: value }).exclude,
    );
  });
  return [...new Set(globs)];
}

export function onDidChangeSettings(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(settingsSection)) listener();
  });
}

/** VS Code's own switch for everything that asks a model. */
export function isAiDisabled(): boolean {
  return workspace.getConfiguration("chat").get("disableAIFeatures") === true;
}
