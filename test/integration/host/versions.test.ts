import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { createFiles } from "../../../src/host/files/createFiles.ts";
import { pathOf } from "../../../src/host/files/pathOf.ts";
import { versionOf, versionUri } from "../../../src/host/git/versionUri.ts";
import { openFolder, scratchFolder } from "./scratch.ts";

const { signal } = new AbortController();

/** As the git extension writes it, and as we do where it does not know the repository. */
function versions(uri: string, ref: string): readonly string[] {
  const { fsPath } = vscode.Uri.parse(uri);
  const toGitUri = (file: vscode.Uri, of: string): vscode.Uri =>
    file.with({ scheme: "git", query: JSON.stringify({ path: file.fsPath, ref: of }) });
  const rootUri = vscode.Uri.file(openFolder());
  const api = { getRepository: () => ({ rootUri }), toGitUri };
  return [
    versionUri(api as never, openFolder(), fsPath, ref).toString(),
    versionUri(undefined, openFolder(), fsPath, ref).toString(),
  ];
}

describe("A version of a file", () => {
  it("is withheld by every rule that withholds the file", async () => {
    using scratch = scratchFolder();
    scratch.write(".aiexclude", "private.ts\n");
    const [hidden, secret, open] = ["private.ts", ".env", "open.ts"].map((name) =>
      scratch.uri(name),
    );
    const files = createFiles();
    const said = async (uri = ""): Promise<readonly unknown[]> =>
      Promise.all(
        versions(uri, "HEAD").map(async (one) => (await files.withheld(one, signal))?.strength),
      );

    assert.deepEqual(await said(hidden), ["ignored", "ignored"]);
    assert.deepEqual(await said(secret), ["ignored", "ignored"]);
    assert.deepEqual(await said(open), [undefined, undefined]);
  });

  it("has the file's path, and says when it is an old side", () => {
    using scratch = scratchFolder();
    const uri = scratch.uri("a b.ts");
    const name = `${path.basename(scratch.folder)}/a b.ts`;

    assert.deepEqual(versions(uri, "").map(pathOf), [name, name]);
    assert.deepEqual(versions(uri, "~").map(pathOf), [`${name} (before)`, `${name} (before)`]);
  });

  it("tells its file and its ref, after a round trip through a string too", () => {
    using scratch = scratchFolder();
    const uri = scratch.uri("größe & mehr.ts");

    for (const one of versions(uri, "HEAD")) {
      const version = versionOf(vscode.Uri.parse(one));
      assert.deepEqual([version?.file.toString(), version?.ref], [uri, "HEAD"]);
    }
    assert.equal(versionOf(vscode.Uri.parse(uri)), undefined);
    assert.equal(versionOf(vscode.Uri.parse("git:/a?{broken")), undefined);
  });
});
