import { languages, Uri, window, workspace } from "vscode";
import type { Disposable } from "vscode";
import type { ExportFormat } from "../core/findings/export/exportFormat.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { Files } from "../core/ports.ts";
import type { Log } from "../host/log.ts";
import { ownVersion } from "../host/ownVersion.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import { targetOf } from "./target.ts";

export interface ExportPorts {
  readonly log: Log;
  readonly findings: FindingStore;
  readonly files: Files;
  isTrusted(): boolean;
}

/** What the command resolves with: the file, or a sentence why none was written. */
interface Exported {
  readonly uri?: string;
  readonly reason?: string;
}

/**
 * Writes the findings of the window to a file and opens it. `{format, uri}` asks nothing; a file
 * that a caller names must be called as the format's files are, so that no other is overwritten.
 */
export function registerExportFindings(ports: ExportPorts): Disposable {
  const guard = { log: ports.log, onBug: (): Exported => ({ reason: bug }) };
  return registerCommand(commands.exportFindings, guard, async ([options]): Promise<Exported> => {
    if (!ports.isTrusted()) return declined("This folder is not trusted: nothing was exported.");
    const all = ports.findings.all();
    if (all.length === 0) return declined("There are no findings to export.");
    const format = await formatOf(options);
    if (typeof format === "string") return declined(format);
    const uri = format && (await placeOf(options, format));
    if (typeof uri === "string") return declined(uri);
    return format === undefined || uri === undefined ? {} : write(all, format, uri, ports);
  });
}

/** Undefined when the user picked none; a sentence when the caller named one that is not known. */
async function formatOf(options: unknown): Promise<ExportFormat | string | undefined> {
  const { exportFormats } = await import("../core/findings/export/exportFormats.ts");
  const named = fieldOf(options, "format");
  if (named !== undefined) {
    const known = exportFormats.map(({ id }) => `“${id}”`).join(" and ");
    return exportFormats.find(({ id }) => id === named) ?? `The formats are ${known}.`;
  }
  const items = exportFormats.map((format) => ({ ...format, description: format.detail, format }));
  const rows = items.map(({ label, description, format }) => ({ label, description, format }));
  return (await window.showQuickPick(rows, { title: "Export findings as" }))?.format;
}

async function placeOf(options: unknown, format: ExportFormat): Promise<Uri | string | undefined> {
  const named = fieldOf(options, "uri");
  if (named === undefined) return askPlace(format);
  const target = targetOf([{ uri: named }]);
  if (target.kind !== "file") return "“uri” names no file.";
  const { path, scheme } = target.uri;
  const isNamedSo = format.extensions.some((one) => path.toLowerCase().endsWith(one));
  if (!isNamedSo) return `The name must end in ${format.extensions.join(" or ")}.`;
  const isWritable = scheme === "file" || workspace.fs.isWritableFileSystem(scheme) === true;
  return isWritable ? target.uri : "Nothing can be written there.";
}

async function askPlace({ label, extensions }: ExportFormat): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const [extension] = extensions;
  return window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, `backend-review${extension}`) }),
    filters: { [label]: extensions.map((one) => one.slice(1)) },
    saveLabel: "Export",
    title: "Export findings",
  });
}

async function write(
  all: readonly Finding[],
  format: ExportFormat,
  uri: Uri,
  { files, log }: ExportPorts,
): Promise<Exported> {
  const { handOut } = await import("../core/findings/words/handOut.ts");
  const { findings } = await handOut(all, { files, keepBack: [] }, new AbortController().signal);
  const text = format.render(findings, {
    version: ownVersion(),
    pathOf: (one) => files.pathOf(one),
    hasSeveralFolders: (workspace.workspaceFolders ?? []).length > 1,
  });
  try {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await open(uri, format);
  } catch (error) {
    log.warn(commands.exportFindings, { code: error instanceof Error ? error.name : "unknown" });
    return declined("The findings could not be written to that file.");
  }
  return { uri: uri.toString() };
}

async function open(uri: Uri, { id }: ExportFormat): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  if (id === "sarif") await languages.setTextDocumentLanguage(document, "json");
  await window.showTextDocument(document, { preview: false });
}

function fieldOf(options: unknown, name: string): unknown {
  if (typeof options !== "object" || options === null) return undefined;
  return (options as Readonly<Record<string, unknown>>)[name] ?? undefined;
}

function declined(reason: string): Exported {
  void window.showInformationMessage(reason);
  return { reason };
}

const bug = "Something went wrong: see “Show Log”.";
