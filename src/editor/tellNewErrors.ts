import { DiagnosticSeverity, Disposable, languages, Uri, window } from "vscode";
import { commands as vscodeCommands } from "vscode";
import { commands } from "../manifest.ts";

/** Language features take a moment; what they find later was hardly the fix's. */
const longestWait = 10_000;

/** Our own findings, which may be listed in Problems, are no errors of the code. */
const ours = "Backend Architect";

/**
 * Says so once when the language features find more errors in these files than now: called before a
 * fix is applied, it tells what the fix brought along. Stops by itself.
 */
export function tellNewErrors(id: string, names: readonly string[]): Disposable {
  const uris = names.map((name) => Uri.parse(name));
  const before = countErrors(uris);
  const changed = languages.onDidChangeDiagnostics((event) => {
    if (!event.uris.some((uri) => names.includes(uri.toString()))) return;
    const added = countErrors(uris) - before;
    if (added <= 0) return;
    stop.dispose();
    tell(id, added);
  });
  const timer = setTimeout(() => {
    stop.dispose();
  }, longestWait);
  const stop = Disposable.from(
    changed,
    new Disposable(() => {
      clearTimeout(timer);
    }),
  );
  return stop;
}

function countErrors(uris: readonly Uri[]): number {
  return uris
    .flatMap((uri) => languages.getDiagnostics(uri))
    .filter(({ severity, source }) => severity === DiagnosticSeverity.Error && source !== ours)
    .length;
}

function tell(id: string, added: number): void {
  const undo = "Undo Fix";
  const errors = added === 1 ? "1 error" : `${added} errors`;
  void window
    .showWarningMessage(`The fix was applied, and its files have ${errors} more than before.`, undo)
    .then((pressed) => {
      if (pressed === undo) void vscodeCommands.executeCommand(commands.undoFix, { id });
    });
}
