import { workspace } from "vscode";
import type { TextDocument } from "vscode";
import { decodeText } from "../../core/context/decodeText.ts";
import { bytesAt } from "../files/disk.ts";

const mostMilliseconds = 1500;

/**
 * Waits, not for long, until open documents show what git already sees: VS Code takes a moment to
 * read a file again that another program has written. Documents with unsaved text are the user's.
 */
export async function documentsSettled(uris: ReadonlySet<string>): Promise<void> {
  const open = workspace.textDocuments.filter(
    ({ uri, isDirty }) => !isDirty && uri.scheme === "file" && uris.has(uri.toString()),
  );
  await Promise.all(open.map(settled));
}

async function settled(document: TextDocument): Promise<void> {
  const isNews = async (): Promise<boolean> => {
    const saved = await savedText(document);
    return saved !== undefined && saved !== document.getText();
  };
  if (!(await isNews())) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      changes.dispose();
      closes.dispose();
      resolve();
    };
    const endWhenRead = async (): Promise<void> => {
      if (!(await isNews())) end();
    };
    const timer = setTimeout(end, mostMilliseconds);
    const changes = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) void endWhenRead();
    });
    const closes = workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) end();
    });
  });
}

/** Undefined where it cannot be compared. */
async function savedText({ uri }: TextDocument): Promise<string | undefined> {
  try {
    const text = decodeText(await bytesAt(uri));
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}
