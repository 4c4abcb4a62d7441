import { Disposable, workspace } from "vscode";
import { isStanding } from "../core/findings/drawnFindings.ts";
import type { Finding, FindingState } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

/** The user looks at one after another; what he saw long ago need not stay drawn. */
const most = 20;

export interface RevealedFindings {
  /** Remembers that the user asked to see a finding. */
  add(id: string): void;
  /** Those that can be drawn now. */
  ids(): ReadonlySet<string>;
  dispose(): void;
}

/**
 * The findings that the user asked to see, until what became of them changes, and those that he
 * talks about, whatever the talk makes of them. One that does not
 * stand any more is not followed through edits as closely as the others, so it is shown only while
 * its file reads as it quotes.
 *
 * @param changed is told when an edit may have taken one away.
 */
export function rememberRevealed(
  store: FindingStore,
  session: SessionStore,
  changed: () => void,
): RevealedFindings {
  const states = new Map<string, FindingState>();
  const talk = followTalk(session, (ids) => {
    ids.forEach(add);
    changed();
  });
  const canBeDrawn = (finding: Finding | undefined): finding is Finding => {
    if (finding === undefined) return false;
    const isAskedFor = finding.state === states.get(finding.id) || talk.ids().has(finding.id);
    return isStanding(finding) || (isAskedFor && isQuoted(finding));
  };
  const listening = workspace.onDidChangeTextDocument(({ document }) => {
    const uri = document.uri.toString();
    const fallen = [...states.keys()]
      .flatMap((id) => store.get(id) ?? [])
      .filter((finding) => finding.uri === uri && !isStanding(finding));
    // Once the findings have followed the edit, which other listeners see to.
    if (fallen.length > 0) queueMicrotask(changed);
  });
  const add = (id: string): void => {
    const state = store.get(id)?.state;
    states.delete(id);
    if (state !== undefined) states.set(id, state);
    for (const old of [...states.keys()].slice(0, -most)) states.delete(old);
  };
  return {
    add,
    ids: () =>
      new Set(
        [...states.keys(), ...talk.ids()]
          .map((id) => store.get(id))
          .filter(canBeDrawn)
          .map(({ id }) => id),
      ),
    dispose: () => void Disposable.from(listening, talk).dispose(),
  };
}

/**
 * The findings of which something is asked.
 *
 * @param changed is told when what is asked or answered changes, with those that were talked about
 * until then.
 */
function followTalk(
  session: SessionStore,
  changed: (ids: readonly string[]) => void,
): { ids(): ReadonlySet<string>; dispose(): void } {
  let known = session.state().answering;
  const stop = session.onDidChange(({ answering }) => {
    if (answering === known) return;
    const before = known;
    known = answering;
    changed([...before.keys()].filter((id) => !answering.has(id)));
  });
  return { ids: () => new Set(known.keys()), dispose: stop };
}

/** What is `fixed` or `lost` has no text to stand on. */
function isQuoted({ uri, range, quote, state }: Finding): boolean {
  if (state === "fixed" || state === "lost") return false;
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
  return document?.getText(toVscodeRange(range)) === quote;
}
