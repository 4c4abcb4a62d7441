import assert from "node:assert/strict";
import * as vscode from "vscode";
import { linkQuestionOf, type CodeLink } from "../../../src/core/context/neighbourhood/links.ts";
import { languageLinks } from "../../../src/host/languageLinks.ts";
import { until } from "../../support/until.ts";
import { closeAll, scratchFolder } from "./scratch.ts";
import type { Scratch } from "./scratch.ts";

const repository = "export function setStatus(id: number): number {\n  return id;\n}\n";
const cancel = `import { setStatus } from "./repository";

export function cancelOrder(id: number): number {
  return setStatus(id);
}
`;
const routes = `import { cancelOrder } from "./cancel";

export function handleCancel(id: number): number {
  return cancelOrder(id);
}
`;

describe("What the languages' extensions know of some code", () => {
  let scratch: Scratch;
  const { signal } = new AbortController();
  beforeEach(() => {
    scratch = scratchFolder();
  });
  afterEach(async () => {
    await closeAll();
    scratch[Symbol.dispose]();
  });

  const ask = (name: string, text: string, languageId: string) =>
    languageLinks(
      linkQuestionOf([
        {
          uri: scratch.uri(name),
          path: name,
          text,
          startLine: 0,
          languageId,
          why: "",
          numbered: true,
        },
      ]),
      signal,
    );

  it("is what it calls and what calls it, as the TypeScript extension says", async () => {
    const callee = scratch.write("repository.ts", repository);
    const caller = scratch.write("routes.ts", routes);
    const uri = scratch.write("cancel.ts", cancel);
    for (const one of [caller, uri]) await vscode.window.showTextDocument(vscode.Uri.parse(one));

    // A server that has just been started is not waited for; the next question finds it there.
    const links = await until(async () => {
      const found = await ask("cancel.ts", cancel, "typescript");
      // Before it has read the project, it leads to the import alone.
      return found.some((one) => one.uri === callee) && found.length === 2 ? found : undefined;
    });

    const expected: readonly CodeLink[] = [
      { relation: "callee", uri: callee, line: 0 },
      { relation: "caller", uri: caller, line: 2 },
    ];
    assert.deepEqual(
      links.toSorted((a, b) => a.relation.localeCompare(b.relation)),
      expected,
    );
  });

  it("is nothing, and soon, where no extension knows the language", async () => {
    const text = "def cancel_order(id)\n  set_status(id)\nend\n";
    const uri = scratch.write("cancel.rb", text);
    await vscode.window.showTextDocument(vscode.Uri.parse(uri));

    assert.deepEqual(await ask("cancel.rb", text, "ruby"), []);
  });

  it("is not waited for by somebody who has gone", async () => {
    const asked = languageLinks({ used: [], defined: [] }, AbortSignal.abort(new Error("gone")));

    await assert.rejects(asked, /gone|abort/i);
  });
});
