import type { Uri } from "vscode";
import { uriOf } from "./target.ts";

const mostChosen = 1000;

/**
 * Everything that is selected in the Explorer, when that is more than one: VS Code passes it after
 * what was clicked. Empty for any other second argument.
 */
export function chosenUris([, selected]: readonly unknown[]): readonly Uri[] {
  if (!Array.isArray(selected) || selected.length < 2 || selected.length > mostChosen) return [];
  try {
    const uris = selected.map(uriOf).filter((uri) => uri !== undefined);
    return uris.length === selected.length ? uris : [];
  } catch {
    // A proxy of somebody else's, or no URI; nothing was read from it.
    return [];
  }
}
