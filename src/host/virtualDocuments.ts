import {
  commands,
  Disposable,
  EventEmitter,
  TabInputWebview,
  Uri,
  window,
  workspace,
} from "vscode";
import { virtualScheme } from "../manifest.ts";

export interface VirtualDocuments {
  /**
   * Shows a read-only document; a later text of the same name replaces it.
   *
   * @param name its title, with the file extension that picks the language: "Last request.md".
   */
  show(name: string, text: string): Promise<void>;
  /** The same in VS Code's own preview of Markdown, which draws its diagrams. */
  preview(name: string, text: string): Promise<void>;
  /** Gives a text to the preview that is open; false where none is. */
  renew(name: string, text: string): Promise<boolean>;
  dispose(): void;
}

/** The one provider of read-only documents that the extension makes up. */
export function createVirtualDocuments(): VirtualDocuments {
  // One text a name: VS Code may ask again for as long as it keeps the document.
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(virtualScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? "",
  });
  const all = Disposable.from(registration, changed);

  const uriOf = (name: string): Uri => Uri.from({ scheme: virtualScheme, path: `/${name}` });
  const put = (name: string, text: string): Uri => {
    const uri = uriOf(name);
    texts.set(uri.path, text);
    changed.fire(uri);
    return uri;
  };

  return {
    async show(name, text) {
      const document = await workspace.openTextDocument(put(name, text));
      await window.showTextDocument(document, { preview: true });
    },
    async preview(name, text) {
      await commands.executeCommand("markdown.showPreview", put(name, text));
    },
    async renew(name, text) {
      if (!isPreviewed(name)) return false;
      if (texts.get(uriOf(name).path) === text) return true;
      // A preview follows an open document; VS Code closes one that nobody edits after a while.
      await workspace.openTextDocument(uriOf(name));
      put(name, text);
      return true;
    },
    dispose: () => {
      all.dispose();
    },
  };
}

/** Of a preview VS Code tells no more than its title, which ends with the name. */
function isPreviewed(name: string): boolean {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input, label }) => input instanceof TabInputWebview && label.endsWith(name));
}
