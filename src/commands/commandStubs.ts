import { commands as vscodeCommands, Disposable } from "vscode";
import { commands } from "../manifest.ts";

/**
 * Stands in for every command until the first of them is called; then the real ones are loaded,
 * take the stubs' place, and the call goes on. So a window that never reviews loads none of them.
 *
 * @param load resolves with what registers the real commands.
 */
export function registerCommandStubs(load: () => Promise<() => Disposable>): Disposable {
  let current: Disposable | undefined;
  let loading: Promise<void> | undefined;
  const replace = async (): Promise<void> => {
    const register = await load();
    if (current === undefined) return;
    current.dispose();
    current = register();
  };
  const stubs = Object.values(commands).map((id) =>
    vscodeCommands.registerCommand(id, async (...args: unknown[]): Promise<unknown> => {
      loading ??= replace();
      await loading;
      return vscodeCommands.executeCommand(id, ...args);
    }),
  );
  current = Disposable.from(...stubs);
  return new Disposable(() => {
    current?.dispose();
    current = undefined;
  });
}
