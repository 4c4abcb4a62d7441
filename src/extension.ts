import type { ExtensionContext } from "vscode";

/** Constructs, connects and registers everything; starts and reads nothing. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push();
}
