import fs from "node:fs";
import path from "node:path";

/** What keeps a VS Code quiet and the same on every machine. */
const quiet = {
  "workbench.startupEditor": "none",
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "git.openRepositoryInParentFolders": "never",
};

/** Writes the user's settings into a fresh user data folder, before VS Code starts. */
export function writeUserSettings(
  userData: string,
  settings: Readonly<Record<string, unknown>>,
): void {
  const folder = path.join(userData, "User");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "settings.json"), JSON.stringify({ ...quiet, ...settings }));
}
