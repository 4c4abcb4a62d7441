import { workspace } from "vscode";
import type { Disposable, Uri } from "vscode";
import { defaultSettings, parseSettings } from "../core/settings.ts";
import type { Settings } from "../core/settings.ts";
import { settingsSection } from "../manifest.ts";

/** The only settings that a workspace may say something about. */
const openToWorkspaces: ReadonlySet<string> = new Set<keyof Settings>(["exclude", "problems"]);

/**
 * A snapshot of the settings. Those of the machine come from the user's own settings alone: their
 * scope makes VS Code ignore a workspace's value, and this does so again.
 */
export function readSettings(): Settings {
  const configuration = workspace.getConfiguration(settingsSection);
  const raw = Object.keys(defaultSettings).map((key): readonly [string, unknown] => [
    key,
    openToWorkspaces.has(key)
      ? configuration.get(key)
      : configuration.inspect<unknown>(key)?.globalValue,
  ]);
  return parseSettings({ ...Object.fromEntries(raw), exclude: readExclude() });
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
