import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ClaudeEvent } from "../../../src/core/ports.ts";
import { sealRequest } from "../../../src/core/prompt/sealRequest.ts";
import { vscodeClaude } from "../../../src/host/vscodeModels.ts";

type Say = (signal: AbortSignal) => AsyncGenerator;

/** Somebody's language model: what it was sent, and what it says. */
function model(say: Say) {
  const received: vscode.LanguageModelChatMessage[] = [];
  const one: vscode.LanguageModelChat = {
    id: "their-model",
    name: "Their Model",
    vendor: "their-vendor",
    family: "theirs",
    version: "1",
    maxInputTokens: 8000,
    countTokens: () => Promise.resolve(1),
    sendRequest: (messages, _options, token) => {
      received.push(...messages);
      const stop = new AbortController();
      token?.onCancellationRequested(() => {
        stop.abort();
      });
      const stream = say(stop.signal);
      return Promise.resolve({ stream, text: stream as AsyncGenerator<string> });
    },
  };
  return { one, received };
}

async function eventsOf(one: vscode.LanguageModelChat, signal = new AbortController().signal) {
  const prompt = {
    model: one.id,
    maxOutputTokens: 1000,
    effort: "high",
    system: ["You are a senior backend engineer.", "Be short."],
    turns: [
      { role: "user", content: [{ kind: "text", text: "Why?" }] },
      { role: "assistant", content: [{ type: "text", text: "Because." }] },
      { role: "user", content: [{ kind: "text", text: "And?" }] },
    ],
  } as const;
  const gate = { withheld: () => Promise.resolve(undefined), allowed: new Set<string>() };
  const { request } = await sealRequest(prompt, gate, signal);
  return vscodeClaude(one).send(request, signal);
}

async function ask(one: vscode.LanguageModelChat, signal?: AbortSignal) {
  const events: ClaudeEvent[] = [];
  for await (const event of await eventsOf(one, signal)) events.push(event);
  return events;
}

function textOf({ content }: vscode.LanguageModelChatMessage): string {
  return content
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ""))
    .join("");
}

describe("Somebody else's language model", () => {
  it("gets the persona first, then the turns, and answers as it speaks", async () => {
    const { one, received } = model(async function* () {
      yield await Promise.resolve(new vscode.LanguageModelTextPart("It "));
      yield { anything: "that is not known yet" };
      yield new vscode.LanguageModelTextPart("depends.");
    });

    const events = await ask(one);

    assert.deepEqual(received.map(textOf), [
      "You are a senior backend engineer.\n\nBe short.",
      "Why?",
      "Because.",
      "And?",
    ]);
    assert.deepEqual(events, [
      { kind: "started", model: "their-model" },
      { kind: "text", text: "It " },
      { kind: "text", text: "depends." },
      {
        kind: "ended",
        stop: "end",
        content: [{ type: "text", text: "It depends." }],
        model: "their-model",
      },
    ]);
  });

  const troubles = [
    { error: vscode.LanguageModelError.NoPermissions("No."), code: "forbidden" },
    { error: vscode.LanguageModelError.NotFound("Gone."), code: "model-not-found" },
    { error: vscode.LanguageModelError.Blocked("Not that."), code: "refused" },
    { error: new Error("[look](https://evil.example) here"), code: "service-error" },
  ];
  for (const { error, code } of troubles) {
    it(`ends with “${code}” when it fails with “${error.message}”`, async () => {
      const { one } = model(async function* () {
        yield await Promise.reject(error);
      });

      const last = (await ask(one)).at(-1);

      assert.ok(last?.kind === "failed" && last.fault !== "cancelled");
      assert.equal(last.fault.code, code);
      assert.doesNotMatch(last.fault.detail ?? "", /[[\]()]/);
    });
  }

  it("is stopped by a cancel", async () => {
    const stop = new AbortController();
    const { one } = model(async function* (signal) {
      yield new vscode.LanguageModelTextPart("It ");
      stop.abort();
      await new Promise((stopped) => {
        if (signal.aborted) stopped(undefined);
        else signal.addEventListener("abort", stopped);
      });
      yield new vscode.LanguageModelTextPart("goes on");
    });

    const events = await ask(one, stop.signal);

    assert.deepEqual(events.at(-1), { kind: "failed", fault: "cancelled" });
    assert.doesNotMatch(JSON.stringify(events), /goes on/);
  });

  it("is left at once by a cancel, though it says nothing more and never ends", async () => {
    const stop = new AbortController();
    const { one } = model(async function* () {
      yield new vscode.LanguageModelTextPart("It ");
      setTimeout(() => {
        stop.abort();
      });
      await new Promise(() => undefined);
    });

    const events = await ask(one, stop.signal);

    assert.deepEqual(events.at(-1), { kind: "failed", fault: "cancelled" });
  });

  it("is left at once by a cancel, though it never begins", async () => {
    const stop = new AbortController();
    const { one } = model(async function* () {
      yield await Promise.resolve("never heard");
    });
    const deaf = { ...one, sendRequest: () => new Promise<never>(() => undefined) };
    setTimeout(() => {
      stop.abort();
    });

    const events = await ask(deaf, stop.signal);

    assert.deepEqual(events, [{ kind: "failed", fault: "cancelled" }]);
  });

  it("is told to stop when nobody listens any more", async () => {
    let isStopped = false;
    const { one } = model(async function* (signal) {
      signal.addEventListener("abort", () => {
        isStopped = true;
      });
      for (;;) {
        await Promise.resolve();
        yield new vscode.LanguageModelTextPart("more ");
      }
    });

    for await (const event of await eventsOf(one)) if (event.kind === "text") break;

    assert.equal(isStopped, true);
  });
});
