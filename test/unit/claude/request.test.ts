import assert from "node:assert/strict";
import { textAnswer, toolAnswer } from "../../fakeClaude/answers.ts";
import { startFakeClaude, testKey } from "../../fakeClaude/startFakeClaude.ts";
import { builtInModels } from "../../../src/claude/builtInModels.ts";
import { requestBody } from "../../../src/claude/requestBody.ts";
import type { Model } from "../../../src/core/ports.ts";
import type { Effort } from "../../../src/core/prompt/prompt.ts";
import { connectClaude } from "../../../src/claude/connectClaude.ts";
import { codeOf, collect, connect, detailOf, endOf, never, sealed, textIn } from "./asking.ts";
import { realClock } from "./clocks.ts";

const schema = {
  type: "object",
  properties: { findings: { type: "array", items: { type: "string" } } },
  required: ["findings"],
  additionalProperties: false,
};

describe("A request to Claude", () => {
  it("of a chat caches the persona for an hour and the conversation as it grows", async () => {
    await using server = await startFakeClaude();

    const events = await collect(connect(server).send(sealed(), never));

    assert.equal(codeOf(events), "ended", detailOf(events));
    assert.deepEqual(server.requests[0]?.body, {
      model: "claude-sonnet-5-5",
      max_tokens: 32_000,
      system: [
        { type: "text", text: "You are a senior backend engineer." },
        {
          type: "text",
          text: "Answer briefly.",
          cache_control: { type: "ephemeral", ttl: "1h" },
        },
      ],
      cache_control: { type: "ephemeral" },
      thinking: { type: "adaptive", display: "summarized" },
      output_config: { effort: "high" },
      messages: [{ role: "user", content: "Is this safe?" }],
      stream: true,
    });
  });

  it("asks a model that does not know the chosen effort for the nearest below", () => {
    const efforts = {
      max: "high",
      xhigh: "high",
      high: "high",
      medium: "low",
      low: "low",
    } as const;
    const model = { ...builtInModels[0], efforts: ["high", "low"] } as Model;

    for (const [effort, asked] of Object.entries(efforts)) {
      const body = requestBody(sealed({ effort: effort as Effort }), model) as {
        readonly output_config: unknown;
      };
      assert.deepEqual(body.output_config, { effort: asked });
    }
    const none = requestBody(sealed({ effort: "low" }), { ...model, efforts: ["high"] });
    assert.equal("output_config" in none, false);
  });

  it("of a review asks for structure and caches no more than the persona", async () => {
    await using server = await startFakeClaude();

    const events = await collect(connect(server).send(sealed({ schema }), never));

    assert.equal(codeOf(events), "ended", detailOf(events));
    const body = server.requests[0]?.body ?? {};
    assert.deepEqual(body["output_config"], {
      effort: "high",
      format: { type: "json_schema", schema },
    });
    assert.equal("cache_control" in body, false);
  });

  it("carries our headers alone", async () => {
    await using server = await startFakeClaude();

    await collect(connect(server).send(sealed(), never));

    const headers = server.requests[0]?.headers ?? {};
    assert.equal(headers.authorization, `Bearer ${testKey}`);
    assert.equal(headers["anthropic-version"], "2026-10-21");
    const ours =
      /^(accept|authorization|anthropic-version|content-type|user-agent|x-stainless-[a-z-]+)$/;
    // The rest is what Node's fetch cannot do without.
    const nodes =
      /^(host|connection|content-length|accept-language|sec-fetch-mode|accept-encoding)$/;
    for (const name of Object.keys(headers)) {
      assert.ok(ours.test(name) || nodes.test(name), name);
    }
  });

  it("never asks for more output than the model can give", async () => {
    await using server = await startFakeClaude();

    const events = await collect(connect(server).send(sealed({ maxOutputTokens: 500_000 }), never));

    assert.equal(codeOf(events), "ended", detailOf(events));
    assert.equal(server.requests[0]?.body["max_tokens"], 128_000);
  });

  it("sends earlier turns as they came, and reads them from the cache", async () => {
    await using server = await startFakeClaude({
      answer: () => textAnswer("Use a pool. 🐘", { thinking: "Hm" }),
    });
    const claude = connect(server);
    const system = ["p".repeat(5000)];
    const question = { role: "user" as const, text: "q".repeat(5000) };
    const first = endOf(await collect(claude.send(sealed({ system, turns: [question] }), never)));
    assert.ok(first.kind === "ended");

    const turns = [
      question,
      {
        role: "assistant" as const,
        content: JSON.parse(JSON.stringify(first.content)) as unknown[],
      },
      { role: "user" as const, text: "Why?" },
    ];
    const second = endOf(await collect(claude.send(sealed({ system, turns }), never)));

    assert.ok(second.kind === "ended", JSON.stringify(second));
    assert.deepEqual(
      first.content.map((block) => (block as { type: string }).type),
      ["thinking", "text"],
    );
    const { inputTokens = 0, cachedTokens = 0 } = second.usage ?? {};
    assert.ok(cachedTokens / inputTokens >= 0.9, `${cachedTokens} of ${inputTokens}`);
  });

  it("hands over tool calls whole", async () => {
    await using server = await startFakeClaude({
      answer: () => toolAnswer([{ id: "toolu_1", name: "read_file", input: { path: "a/b.ts" } }]),
    });

    const end = endOf(await collect(connect(server).send(sealed(), never)));

    assert.ok(end.kind === "ended");
    assert.equal(end.stop, "tool-use");
    assert.deepEqual(end.content, [
      {
        type: "tool_use",
        id: "toolu_1",
        name: "read_file",
        input: { path: "a/b.ts" },
        caller: { type: "direct" },
      },
    ]);
  });

  it("replaces half a surrogate pair, which nobody can send", async () => {
    await using server = await startFakeClaude();

    const turns = [{ role: "user" as const, text: "a\ud83d" }];
    await collect(connect(server).send(sealed({ turns }), never));

    assert.match(server.requests[0]?.text ?? "", /"a\ufffd"/);
  });

  it("to a server that lists no abilities is plain, and works without usage", async () => {
    await using server = await startFakeClaude({
      rules: "lenient",
      models: [{ id: "qwen-coder", object: "model" }],
      answer: () => textAnswer("Hello", { usage: null }),
    });
    const claude = connect(server);
    const models = await claude.models(never);

    const events = await collect(
      claude.send(sealed({ model: "qwen-coder", schema, maxOutputTokens: 4_000 }), never),
    );

    assert.deepEqual(
      models.map(({ id, line, efforts }) => ({ id, line, efforts })),
      [{ id: "qwen-coder", line: "", efforts: [] }],
    );
    assert.deepEqual(server.messages()[0]?.body, {
      model: "qwen-coder",
      max_tokens: 4_000,
      system: "You are a senior backend engineer.\n\nAnswer briefly.",
      messages: [{ role: "user", content: "Is this safe?" }],
      stream: true,
    });
    assert.equal(textIn(events), "Hello");
    assert.equal(endOf(events).usage, undefined);
  });

  it("logs numbers and codes, and no word of what was said", async () => {
    await using server = await startFakeClaude({ answer: () => textAnswer("canary answer") });
    const lines: string[] = [];
    const turns = [{ role: "user" as const, text: "canary question" }];

    const claude = connect(server, { log: (line) => lines.push(line) });
    await collect(claude.send(sealed({ turns }), never));

    assert.match(lines.join("\n"), /^Claude claude-sonnet-5-5: ended after \d+ ms, \d+ tokens in/);
    assert.doesNotMatch(lines.join("\n"), /canary|sk-/);
  });

  it("is not moved by the environment", async () => {
    await using other = await startFakeClaude();
    await using server = await startFakeClaude();
    const hostile = {
      ANTHROPIC_BASE_URL: other.url,
      ANTHROPIC_API_KEY: "sk-of-the-environment",
      ANTHROPIC_AUTH_TOKEN: "token-of-the-environment",
      ANTHROPIC_PROFILE: "other",
      ANTHROPIC_LOG: "debug",
      ANTHROPIC_CUSTOM_HEADERS: `authorization: Bearer stolen\nx-api-key: stolen\nbad name: x\nanthropic-version: 2023-06-01\nanthropic-beta: all`,
      ANTHROPIC_OPEN_TELEMETRY_TRACES_CONTENT_MODE: "content",
    };
    const before = { ...process.env };
    const written: string[] = [];
    const { log, debug, info, warn, error } = console;
    const write = (...texts: readonly unknown[]): void => void written.push(texts.join(" "));
    Object.assign(console, { log: write, debug: write, info: write, warn: write, error: write });
    Object.assign(process.env, hostile);
    try {
      const claude = connect(server);
      await claude.models(never);
      const events = await collect(claude.send(sealed(), never));
      assert.equal(codeOf(events), "ended", detailOf(events));
    } finally {
      process.env = before;
      Object.assign(console, { log, debug, info, warn, error });
    }

    assert.deepEqual(written, []);
    assert.equal(other.requests.length, 0);
    assert.equal(server.requests.length, 2);
    for (const { headers } of server.requests) {
      assert.equal(headers.authorization, `Bearer ${testKey}`);
      assert.equal(headers["anthropic-version"], "2026-10-21");
      assert.equal(headers["x-api-key"], undefined);
      assert.equal(headers["anthropic-beta"], undefined);
      assert.equal(headers["traceparent"], undefined);
    }
  });

  it("writes nothing to the console for an old model", async () => {
    const id = "claude-sonnet-4-5";
    await using server = await startFakeClaude({ rules: "lenient", models: [{ id }] });
    const { warn } = console;
    const written: unknown[] = [];
    console.warn = (...texts: readonly unknown[]) => written.push(texts);
    try {
      await collect(connect(server).send(sealed({ model: id }), never));
    } finally {
      console.warn = warn;
    }

    assert.deepEqual(written, []);
  });

  const unusable: readonly (readonly [string, string, string, string])[] = [
    ["no address", "not a url", testKey, "unreachable"],
    ["an address without encryption", "http://example.com", testKey, "unreachable"],
    ["an address with a user name", "https://me:secret@example.com", testKey, "unreachable"],
    ["no key", "https://example.com", "  ", "no-key"],
    ["a key with a line break", "https://example.com", "sk-a\nb", "bad-key"],
    ["a key in another script", "https://example.com", "ключ", "bad-key"],
  ];
  for (const [what, baseUrl, key, code] of unusable) {
    it(`with ${what} is not sent, and says why`, async () => {
      const claude = connectClaude({ baseUrl, key, clock: realClock, log: () => undefined });

      const events = await collect(claude.send(sealed(), never));

      assert.equal(codeOf(events), code);
      assert.doesNotMatch(JSON.stringify(events), /secret|sk-a|ключ/);
      assert.equal((await claude.models(never)).length, 4);
    });
  }

  it("takes a base URL with or without /v1 and a slash", async () => {
    await using server = await startFakeClaude();

    for (const end of ["", "/", "/v1", "/v1/"]) {
      const claude = connect({ url: server.url + end });
      assert.equal(codeOf(await collect(claude.send(sealed(), never))), "ended", end);
    }

    assert.equal(server.messages().length, 4);
  });
});
