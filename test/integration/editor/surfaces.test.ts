import assert from "node:assert/strict";
import type { CodeAction, Comment, CommentThread, MarkdownString, Uri } from "vscode";
import {
  commands,
  CommentThreadCollapsibleState,
  DiagnosticSeverity,
  Disposable,
  languages,
  Position,
  Range,
  Selection,
  window,
} from "vscode";
import type { Finding } from "../../../src/core/findings/finding.ts";
import type { SessionStore } from "../../../src/core/sessionStore.ts";
import { registerCodeActions } from "../../../src/editor/codeActions.ts";
import { drawDiagnostics } from "../../../src/editor/diagnostics.ts";
import { findingAt } from "../../../src/editor/findingAt.ts";
import { goToFinding } from "../../../src/editor/navigate.ts";
import { openEvidence } from "../../../src/editor/openEvidence.ts";
import { until } from "../../support/until.ts";
import type { Fixture } from "./editorFixture.ts";
import { findingIn, newFile, openFixture, show } from "./editorFixture.ts";

const text = "one();\ntwo();\nthree();\n";
const fix = (uri: Uri) => ({
  title: "Do",
  edits: [{ uri: uri.toString(), oldText: "one();", newText: "1();" }],
});

describe("The surfaces of findings", () => {
  let fixture: Fixture;
  const more: Disposable[] = [];
  beforeEach(() => {
    fixture = openFixture();
  });
  afterEach(() => {
    fixture.dispose();
    for (const one of more.splice(0)) one.dispose();
  });

  const threadOf = (id: string): Promise<CommentThread> =>
    until(() => fixture.threads.threadOf(id));
  const markdownOf = (comment: Comment | undefined): MarkdownString =>
    comment?.body as MarkdownString;

  it("draw a thread with its title, its words and what can be done with it", async () => {
    const uri = await newFile(text);

    fixture.store.put([findingIn(uri, text, "one();", { fix: fix(uri) })]);
    fixture.store.put([findingIn(uri, text, "two();", { id: "f2", state: "unchecked" })]);

    const thread = await threadOf("f1");
    assert.equal(thread.label, "Runs a query for each order");
    assert.equal(thread.contextValue, "finding fix");
    assert.equal(thread.comments.length, 1);
    assert.equal(thread.comments[0]?.author.name, "backend-architect · claude-sonnet-5");
    assert.match(markdownOf(thread.comments[0]).value, /^High severity, query\. /);
    assert.match(markdownOf(thread.comments[0]).value, /```diff\n-one\(\);\n\+1\(\);\n```/);
    assert.equal((await threadOf("f2")).contextValue, "finding");
    assert.match(markdownOf((await threadOf("f2")).comments[0]).value, /Unchecked: /);
  });

  it("let no word of a model become a link, a picture or a command", async () => {
    const uri = await newFile(text);
    const bad = "[go](command:workbench.action.quit) ![i](https://x.example/i.png) <img src=x>";
    const evidence = [
      { uri: uri.toString(), range: new Range(1, 0, 1, 3), quote: "two", note: bad },
    ];

    fixture.store.put([
      findingIn(uri, text, "one();", {
        title: bad,
        trigger: bad,
        explanation: bad,
        persona: bad,
        model: bad,
        evidence,
        fix: { ...fix(uri), title: bad },
      }),
    ]);

    const words = markdownOf((await threadOf("f1")).comments[0]);
    assert.deepEqual(words.isTrusted, { enabledCommands: ["backendArchitect.openEvidence"] });
    assert.equal(words.supportHtml, false);
    const links = [...words.value.matchAll(/(?<!\\)\]\(([^?)]*)/g)].map(([, to]) => to);
    assert.deepEqual(links, ["command:backendArchitect.openEvidence"]);
    assert.doesNotMatch(words.value, /(?<!\\)<img|command:workbench(?!.*`)/);
  });

  it("open the place of a piece of evidence", async () => {
    const uri = await newFile(text);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 8 } };
    const evidence = [{ uri: uri.toString(), range, quote: "three();", note: "" }];
    fixture.store.put([findingIn(uri, text, "one();", { evidence })]);

    await openEvidence(fixture.store, { id: "f1", index: 0 });
    await openEvidence(fixture.store, { id: "f1", index: "__proto__" });

    const shown = () => window.activeTextEditor;
    await until(() => shown()?.document.getText(shown()?.selection) === "three();");
    assert.equal(shown()?.document.uri.toString(), uri.toString());
  });

  it("open the first finding of a review and leave the others folded", async () => {
    const uri = await newFile(text);
    beginReview(fixture.session);

    fixture.store.put([findingIn(uri, text, "one();")]);
    fixture.store.put([findingIn(uri, text, "two();", { id: "f2" })]);

    const { Collapsed, Expanded } = CommentThreadCollapsibleState;
    assert.equal((await threadOf("f1")).collapsibleState, Expanded);
    assert.equal((await threadOf("f2")).collapsibleState, Collapsed);
  });

  it("open the first finding of the next review too", async () => {
    const uri = await newFile(text);
    beginReview(fixture.session);
    fixture.store.put([findingIn(uri, text, "one();")]);
    await threadOf("f1");
    fixture.session.update((state) => ({ ...state, running: [] }));

    beginReview(fixture.session);
    fixture.store.put([findingIn(uri, text, "two();", { id: "f2" })]);

    const { Expanded } = CommentThreadCollapsibleState;
    assert.equal((await threadOf("f2")).collapsibleState, Expanded);
  });

  it("draw the worst fifty of two hundred findings, without holding up the editor", async () => {
    const lines = Array.from({ length: 200 }, (_, line) => `call${line}();`);
    const uri = await newFile(lines.join("\n"));
    const findings = lines.map((quote, line): Finding => {
      const severity = line >= 150 ? "critical" : "low";
      return findingIn(uri, lines.join("\n"), quote, { id: `f${line}`, severity });
    });
    fixture.store.put(findings.slice(0, 1));
    await threadOf("f0");

    const start = performance.now();
    fixture.store.put(findings);
    const took = performance.now() - start;

    const drawn = findings.filter(({ id }) => fixture.threads.threadOf(id) !== undefined);
    assert.equal(drawn.length, 50);
    assert.ok(drawn.every(({ severity }) => severity === "critical"));
    assert.ok(took < 500, `it took ${took} ms`);
  });

  it("draw what the user asks to see, beyond the fifty and after its challenge too", async () => {
    const lines = Array.from({ length: 60 }, (_, line) => `call${line}();`);
    const all = lines.join("\n");
    const uri = await newFile(all);
    fixture.store.put(lines.map((quote, line) => findingIn(uri, all, quote, { id: `f${line}` })));
    const refuted = { id: "r", state: "refuted", refuteReason: "It is locked." } as const;
    fixture.store.put([findingIn(uri, all, "call3();", refuted)]);
    await threadOf("f0");
    assert.equal(fixture.threads.threadOf("f59"), undefined);
    assert.deepEqual(fixture.threads.undrawn(fixture.store.all()), {
      beyondLimit: 10,
      belowMinimum: 0,
    });

    await show(uri);
    for (const id of ["f59", "r"]) fixture.threads.expand(id);

    const { Expanded } = CommentThreadCollapsibleState;
    assert.equal((await threadOf("f59")).collapsibleState, Expanded);
    assert.match(markdownOf((await threadOf("r")).comments[0]).value, /Refuted .*It is locked\./);
  });

  it("never leave what does not stand on text that it does not quote", async () => {
    const uri = await newFile(text);
    const editor = await show(uri);
    fixture.store.put([findingIn(uri, text, "two();", { state: "refuted" })]);
    fixture.threads.expand("f1");
    await threadOf("f1");

    await editor.edit((edit) => {
      edit.insert(new Position(0, 0), "zero();\n");
    });
    assert.deepEqual((await threadOf("f1")).range, new Range(2, 0, 2, 6));
    await editor.edit((edit) => {
      edit.replace(new Range(2, 0, 2, 3), "new");
    });

    await until(() => fixture.threads.threadOf("f1") === undefined);
  });

  it("draw the files in view first, and change as other files come into view", async () => {
    const lines = Array.from({ length: 60 }, (_, line) => `call${line}();`);
    const hidden = await newFile(lines.join("\n"));
    const uri = await newFile(text);
    const findings = lines.map((quote, line) =>
      findingIn(hidden, lines.join("\n"), quote, { id: `f${line}`, severity: "critical" }),
    );
    fixture.store.put([...findings, findingIn(uri, text, "one();", { id: "mild" })]);
    await threadOf("f0");
    assert.equal(fixture.threads.threadOf("mild"), undefined);

    await show(uri);

    await threadOf("mild");
  });

  it("leave a thread alone that does not differ, and take away one that is dismissed", async () => {
    const uri = await newFile(text);
    const finding = findingIn(uri, text, "one();");
    fixture.store.put([finding]);
    const thread = await threadOf("f1");
    const before = thread.comments;

    fixture.store.put([{ ...finding }]);
    assert.equal(thread.comments, before);
    fixture.store.put([{ ...finding, title: "Another" }]);
    assert.equal(thread.label, "Another");
    assert.equal(thread.comments, before);
    fixture.store.put([{ ...finding, trigger: "Another" }]);
    assert.notEqual(thread.comments, before);
    fixture.store.put([{ ...finding, state: "dismissed" }]);
    assert.equal(fixture.threads.threadOf("f1"), undefined);
  });

  it("know the finding that a menu or the cursor means", async () => {
    const uri = await newFile(text);
    const editor = await show(uri);
    const finding = findingIn(uri, text, "two();", { id: "f2" });
    fixture.store.put([findingIn(uri, text, "one();"), finding]);
    const thread = await threadOf("f2");
    editor.selection = new Selection(1, 2, 1, 2);

    const meant = [
      undefined,
      "f2",
      { id: "f2" },
      thread,
      thread.comments[0],
      { thread, text: "" },
      { kind: "finding", findingId: "f2" },
    ];

    for (const arg of meant) assert.equal(findingAt(fixture.store, arg), finding);
    for (const junk of [1, {}, [], { id: 3 }, { thread: 3 }, "none", { comments: [null] }]) {
      assert.equal(findingAt(fixture.store, junk), undefined);
    }
  });

  it("walk from finding to finding through files, and round again", async () => {
    const [one, other] = [await newFile(text), await newFile(text)].sort((a, b) =>
      a.toString() < b.toString() ? -1 : 1,
    );
    assert.ok(one && other);
    fixture.store.put([
      findingIn(other, text, "two();", { id: "other" }),
      findingIn(one, text, "three();", { id: "three" }),
      findingIn(one, text, "one();", { id: "one", severity: "low" }),
      findingIn(one, text, "one();", { id: "gone", state: "refuted" }),
    ]);
    const editor = await show(one);
    editor.selection = new Selection(1, 0, 1, 0);
    const ports = {
      store: fixture.store,
      expand: (id: string) => {
        fixture.threads.expand(id);
      },
    };

    const walked: (string | undefined)[] = [];
    for (let step = 0; step < 3; step += 1) walked.push((await goToFinding("next", ports))?.id);
    walked.push((await goToFinding("previous", ports))?.id);

    assert.deepEqual(walked, ["three", "other", "one", "other"]);
    assert.equal(window.activeTextEditor?.document.uri.toString(), other.toString());
    assert.deepEqual(window.activeTextEditor.selection.active, new Position(1, 0));
    const { Expanded } = CommentThreadCollapsibleState;
    assert.equal((await threadOf("other")).collapsibleState, Expanded);
  });

  it("offer what can be done with a finding on its lines, and a review only of something selected", async () => {
    more.push(registerCodeActions({ store: fixture.store, minimumSeverity: () => "low" }));
    const uri = await newFile(text);
    await show(uri);
    fixture.store.put([findingIn(uri, text, "one();", { fix: fix(uri) })]);
    const offered = async (range: Range): Promise<readonly (string | undefined)[]> => {
      const found = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        range,
      );
      return found
        .map(({ command }) => command?.command)
        .filter((id) => id?.startsWith("backendArchitect."));
    };

    const onFinding = await offered(new Range(0, 1, 0, 1));

    assert.deepEqual(
      [...new Set(onFinding)],
      [
        "backendArchitect.previewFix",
        "backendArchitect.applyFix",
        "backendArchitect.recheckFinding",
        "backendArchitect.askAboutFinding",
        "backendArchitect.dismissFinding",
      ],
    );
    assert.deepEqual(await offered(new Range(1, 1, 1, 1)), []);
    assert.deepEqual(
      [...new Set(await offered(new Range(1, 0, 1, 3)))],
      ["backendArchitect.reviewSelection"],
    );
  });

  it("list findings as problems while the user wants that, and never as errors", async () => {
    let problems = true;
    let change = (): void => undefined;
    const uri = await newFile(text);
    more.push(
      drawDiagnostics(fixture.store, {
        settings: () => ({ problems, minimumSeverity: "medium" }),
        onDidChangeSettings: (listener) => {
          change = listener;
          return new Disposable(() => undefined);
        },
      }),
    );

    const evidence = [
      { uri: uri.toString(), range: new Range(2, 0, 2, 5), quote: "three", note: "Its sibling" },
    ];
    fixture.store.put([
      findingIn(uri, text, "two();", { severity: "critical", evidence }),
      findingIn(uri, text, "one();", { id: "f2", severity: "low" }),
    ]);
    const [problem, ...others] = languages.getDiagnostics(uri);
    assert.equal(problem?.severity, DiagnosticSeverity.Warning);
    assert.deepEqual(problem.range, new Range(1, 0, 1, 6));
    assert.equal(others.length, 0);
    const code = problem.code as { readonly value: string; readonly target: Uri };
    assert.equal(code.value, "query");
    assert.equal(code.target.path, "backendArchitect.showFinding");
    assert.deepEqual(JSON.parse(code.target.query), [{ id: "f1" }]);
    const [related] = problem.relatedInformation ?? [];
    assert.equal(related?.message, "Its sibling");
    assert.deepEqual(related.location.range, new Range(2, 0, 2, 5));
    problems = false;
    change();

    assert.deepEqual(languages.getDiagnostics(uri), []);
  });
});

function beginReview(session: SessionStore): void {
  const review = { id: 1, title: "a", uris: [], model: "", found: 0, cancel: () => undefined };
  session.update((state) => ({ ...state, running: [review] }));
}
