import path from "node:path";
import { Uri } from "vscode";
import { versionScheme } from "../../manifest.ts";
import type { GitApi } from "./gitExtension.ts";

/** A version of a file, as its uri tells. */
export interface Version {
  /** In the working tree. */
  readonly file: Uri;
  /** "~" and "HEAD", "" for the index, or a commit. */
  readonly ref: string;
}

/**
 * A uri under which VS Code shows a version of a file: that of its own git extension where it knows
 * the repository, so that comments stand in the diffs of its Source Control view; else one of ours.
 */
export function versionUri(api: GitApi | undefined, root: string, file: string, ref: string): Uri {
  const uri = Uri.file(file);
  const known = api?.getRepository(uri)?.rootUri;
  if (api !== undefined && known !== undefined && path.relative(known.fsPath, root) === "") {
    return api.toGitUri(uri, ref);
  }
  return uri.with({ scheme: versionScheme, query: JSON.stringify({ path: file, ref }) });
}

/** Undefined for what is no version of a file. */
export function versionOf(uri: Uri): Version | undefined {
  if (uri.scheme !== "git" && uri.scheme !== versionScheme) return undefined;
  try {
    const fields: unknown = JSON.parse(uri.query);
    if (typeof fields !== "object" || fields === null) return undefined;
    const { path: file, ref } = fields as Readonly<Record<string, unknown>>;
    if (typeof file !== "string" || typeof ref !== "string") return undefined;
    return { file: Uri.file(file), ref };
  } catch {
    return undefined;
  }
}

/** The uri of another version of the same file. */
export function withRef(uri: Uri, ref: string): Uri {
  return uri.with({ query: JSON.stringify({ path: versionOf(uri)?.file.fsPath ?? "", ref }) });
}
