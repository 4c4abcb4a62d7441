import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { findingsAnswer, textAnswer, textSoFar, toolAnswer } from "../../fakeClaude/answers.ts";
import { errorAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude, testKey } from "../../fakeClaude/startFakeClaude.ts";
import type { FakeClaude } from "../../fakeClaude/startFakeClaude.ts";
import { gate } from "../../fakeClaude/step.ts";

const headers = {
  authorization: `Bearer ${testKey}`,
  "anthropic-version": "2026-10-21",
  "content-type": "application/json",
};
const plain = {
  model: "claude-sonnet-5-5",
  max_tokens: 1000,
  stream: true,
  messages: [{ role: "user", content: "Hello" }],
};

function post(
  claude: FakeClaude,
  body: object,
  { extra = {}, path = "/v1/messages", signal }: PostOptions = {},
): Promise<Response> {
  const init = { method: "POST", headers: { ...headers, ...extra }, body: JSON.stringify(body) };
  return fetch(claude.url + path, { ...init, ...(signal && { signal }) });
}
interface PostOptions {
  readonly extra?: Record<string, string>;
  readonly path?: string;
  readonly signal?: AbortSignal;
}

interface WireEvent {
  readonly type: string;
  readonly message?: { readonly model: string; readonly usage: Record<string, number> };
  readonly usage?: Record<string, number>;
  readonly delta?: { readonly text?: string; readonly signature?: string };
}

async function eventsOf(response: Response): Promise<readonly WireEvent[]> {
  assert.equal(response.status, 200, response.ok ? "" : await response.clone().text());
  const frames = (await response.text()).trimEnd().split("\n\n");
  return frames.map((frame) => JSON.parse(frame.split("\ndata: ")[1] ?? "") as WireEvent);
}

it("streams an answer whose text, model and usage can be read", async () => {
  await using claude = await startFakeClaude({
    answer: () => textAnswer("Use a pool. 🐘", { thinking: "Well then", chunk: 3 }),
  });

  const events = await eventsOf(await post(claude, plain));

  const text = events.map(({ delta }) => delta?.text ?? "").join("");
  assert.equal(text, "Use a pool. 🐘");
  assert.equal(events[0]?.message?.model, "claude-sonnet-5-5");
  assert.equal(events[0].message.usage["input_tokens"], 2);
  assert.equal(events.at(-2)?.usage?.["output_tokens"], Math.ceil((9 + 14) / 2.5));
  assert.equal(events.at(-1)?.type, "message_stop");
});

it("cuts events into single bytes without changing them", async () => {
  await using claude = await startFakeClaude({
    answer: () => textAnswer("größer 🐘"),
    chunk: 1,
  });

  const events = await eventsOf(await post(claude, plain));

  assert.equal(events.map(({ delta }) => delta?.text ?? "").join(""), "größer 🐘");
});

it("holds a stream open until the gate is opened", async () => {
  const { opened, open } = gate();
  await using claude = await startFakeClaude({
    answer: () => [...textSoFar("first"), { do: "wait", until: opened }, { do: "end" }],
  });
  const response = await post(claude, plain);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();

  const first = await reader.read();
  open();

  assert.match(new TextDecoder().decode(first.value), /message_start/);
  while (!(await reader.read()).done);
  assert.equal(claude.requests[0]?.closedEarlyAt, undefined);
});

it("records when the client leaves early", async () => {
  await using claude = await startFakeClaude({
    answer: () => [...textSoFar("first"), { do: "stall" }],
  });
  const abort = new AbortController();
  await post(claude, plain, { signal: abort.signal });
  const request = await claude.received(0);

  const leftAt = performance.now();
  abort.abort();
  const seenAt = await request.closedEarly;

  assert.ok(seenAt >= leftAt);
  assert.deepEqual(request.body, plain);
});

it("cuts the connection when told to", async () => {
  await using claude = await startFakeClaude({
    answer: () => [...textSoFar("first"), { do: "reset" }],
  });

  await assert.rejects(async () => (await post(claude, plain)).text());
});

it("answers with an error status, its body and the time to wait", async () => {
  await using claude = await startFakeClaude({
    answer: () => errorAnswer(429, "rate_limit_error", "Slow down", { retryAfter: 5 }),
  });

  const response = await post(claude, plain);

  assert.equal(response.status, 429);
  assert.equal(response.headers.get("retry-after"), "5");
  assert.match(await response.text(), /"type":"rate_limit_error","message":"Slow down"/);
});

it("lists models in pages, finds one, and counts tokens", async () => {
  await using claude = await startFakeClaude();
  const get = async (path: string): Promise<Record<string, unknown>> =>
    (await fetch(claude.url + path, { headers })).json() as Promise<Record<string, unknown>>;

  const first = await get("/v1/models?limit=3");
  const second = await get(`/v1/models?limit=3&after_id=${String(first["last_id"])}`);
  const one = await get("/v1/models/claude-opus-5-5");
  const countable = { model: plain.model, messages: plain.messages };
  const count = await post(claude, countable, { path: "/v1/messages/count_tokens" });

  assert.equal((first["data"] as unknown[]).length, 3);
  assert.equal(first["has_more"], true);
  assert.equal((second["data"] as unknown[]).length, 1);
  assert.equal(second["has_more"], false);
  assert.equal(one["line"], "opus");
  assert.deepEqual(await count.json(), { input_tokens: 2 });
});

it("reads a repeated prefix from its cache", async () => {
  await using claude = await startFakeClaude();
  const system = [
    { type: "text", text: "p".repeat(2500), cache_control: { type: "ephemeral", ttl: "1h" } },
  ];
  const usage = async (content: string): Promise<Record<string, number> | undefined> => {
    const turn = { ...plain, system, messages: [{ role: "user", content }] };
    const [start] = await eventsOf(await post(claude, turn));
    return start?.message?.usage;
  };

  const first = await usage("one");
  const second = await usage("two!!");

  assert.equal(first?.["cache_creation_input_tokens"], 1000);
  assert.equal(first["cache_read_input_tokens"], 0);
  assert.equal(second?.["cache_creation_input_tokens"], 0);
  assert.equal(second["cache_read_input_tokens"], 1000);
  assert.equal(second["input_tokens"], 2);
});

it("moves the automatic breakpoint as a conversation grows", async () => {
  await using claude = await startFakeClaude();
  const question = { role: "user", content: "q".repeat(5000) };
  const automatic = { ...plain, cache_control: { type: "ephemeral" } };
  await eventsOf(await post(claude, { ...automatic, messages: [question] }));

  const answer = { role: "assistant", content: [{ type: "text", text: "a".repeat(250) }] };
  const messages = [question, answer, { role: "user", content: "and?" }];
  const [start] = await eventsOf(await post(claude, { ...automatic, messages }));

  assert.equal(start?.message?.usage["cache_read_input_tokens"], 2000);
  assert.equal(start.message.usage["cache_creation_input_tokens"], 102);
});

it("accepts its own thinking again, and rejects it in an edited history", async () => {
  await using claude = await startFakeClaude({
    answer: () => textAnswer("Pool it.", { thinking: "Hm" }),
  });
  const events = await eventsOf(await post(claude, plain));
  const signature = events.map(({ delta }) => delta?.signature).find(Boolean);
  const turn = {
    role: "assistant",
    content: [
      { type: "thinking", thinking: "Hm", signature },
      { type: "text", text: "Pool it." },
    ],
  };
  const next = { role: "user", content: "Why?" };

  const same = await post(claude, { ...plain, messages: [plain.messages[0], turn, next] });
  const edited = { role: "user", content: "Hello!" };
  const other = await post(claude, { ...plain, messages: [edited, turn, next] });

  assert.equal(same.status, 200);
  assert.equal(other.status, 400);
  assert.match(await other.text(), /Invalid `signature` in `thinking` block/);
});

const schema = {
  type: "object",
  properties: { findings: { type: "array", items: { type: "string" } } },
  required: ["findings"],
  additionalProperties: false,
};
const withSchema = (part: object): object => ({
  ...plain,
  output_config: { format: { type: "json_schema", schema: { ...schema, ...part } } },
});
const marked = { type: "text", text: "x", cache_control: { type: "ephemeral" } };
const hour = { ...marked, cache_control: { type: "ephemeral", ttl: "1h" } };
const call = { type: "tool_use", id: "toolu_1", name: "read", input: {} };

const accepted: readonly (readonly [string, object])[] = [
  ["a schema of the supported subset", withSchema({})],
  [
    "an hour before the automatic five minutes",
    { ...plain, system: [hour], cache_control: { type: "ephemeral" } },
  ],
  [
    "adaptive thinking with summaries",
    { ...plain, thinking: { type: "adaptive", display: "summarized" } },
  ],
  [
    "an answered tool call",
    {
      ...plain,
      messages: [
        ...plain.messages,
        { role: "assistant", content: [call] },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: "x" }] },
      ],
    },
  ],
];
for (const [title, body] of accepted) {
  it(`accepts ${title}`, async () => {
    await using claude = await startFakeClaude();

    const response = await post(claude, body);

    assert.equal(response.status, 200, await response.text());
  });
}

const rejected: readonly (readonly [string, object, RegExp])[] = [
  ["an unknown field", { ...plain, top: 1 }, /top: Extra inputs/],
  ["a sampling parameter", { ...plain, temperature: 1 }, /temperature/],
  [
    "prefill",
    { ...plain, messages: [...plain.messages, { role: "assistant", content: "{" }] },
    /prefill/,
  ],
  ["too many output tokens", { ...plain, max_tokens: 128_001 }, /128001 > 128000/],
  ["no output tokens", { ...plain, max_tokens: undefined }, /max_tokens: Field required/],
  ["a request that does not stream", { ...plain, stream: false }, /stream/],
  [
    "a thinking budget",
    { ...plain, thinking: { type: "enabled", budget_tokens: 1024 } },
    /thinking.type/,
  ],
  [
    "thinking switched off on sonnet",
    { ...plain, thinking: { type: "disabled" } },
    /thinking.type/,
  ],
  ["forced tool choice", { ...plain, tool_choice: { type: "tool", name: "x" } }, /tool_choice/],
  [
    "an object that may have more properties",
    withSchema({ additionalProperties: true }),
    /additionalProperties/,
  ],
  [
    "a schema with a maximum",
    withSchema({ properties: { findings: { type: "integer", maximum: 3 } } }),
    /maximum/,
  ],
  [
    "a recursive schema",
    withSchema({
      properties: { findings: { $ref: "#/$defs/a" } },
      $defs: { a: { type: "array", items: { $ref: "#/$defs/a" } } },
    }),
    /recursive/,
  ],
  [
    "five breakpoints",
    { ...plain, system: [marked, marked, marked, marked], cache_control: { type: "ephemeral" } },
    /maximum of 4/,
  ],
  ["an hour after five minutes", { ...plain, system: [marked, hour] }, /must not come after/],
  ["an empty system block", { ...plain, system: [{ type: "text", text: "" }] }, /non-empty/],
  [
    "an unanswered tool call",
    {
      ...plain,
      messages: [...plain.messages, { role: "assistant", content: [call] }, plain.messages[0]],
    },
    /without `tool_result`/,
  ],
  ["an unknown effort", { ...plain, output_config: { effort: "huge" } }, /effort/],
];
for (const [title, body, message] of rejected) {
  it(`rejects ${title}`, async () => {
    await using claude = await startFakeClaude();

    const response = await post(claude, body);

    assert.equal(response.status, 400);
    assert.match(await response.text(), message);
  });
}

const badHeaders: readonly (readonly [string, Record<string, string>, number])[] = [
  ["another key", { authorization: "Bearer sk-other" }, 401],
  ["no key", { authorization: "" }, 401],
  ["a key in x-api-key", { "x-api-key": testKey }, 400],
  ["an old version", { "anthropic-version": "2023-06-01" }, 400],
  ["a beta", { "anthropic-beta": "some-beta" }, 400],
];
for (const [title, extra, status] of badHeaders) {
  it(`rejects ${title} with ${status}`, async () => {
    await using claude = await startFakeClaude();

    assert.equal((await post(claude, plain, { extra })).status, status);
  });
}

it("says that a model does not exist", async () => {
  await using claude = await startFakeClaude();

  const response = await post(claude, { ...plain, model: "claude-nobody-1" });

  assert.equal(response.status, 404);
});

it("sends tool calls and findings as the service does", async () => {
  await using claude = await startFakeClaude({
    answer: (_request, index) =>
      index === 0
        ? toolAnswer([{ name: "read_file", input: { path: "a" } }])
        : findingsAnswer([{ title: "x" }]),
  });

  const call1 = await textOf((await post(claude, plain)).body as never);
  const events = await eventsOf(await post(claude, plain));

  assert.match(call1, /"stop_reason":"tool_use"/);
  const text = events.map(({ delta }) => delta?.text ?? "").join("");
  assert.deepEqual(JSON.parse(text), { findings: [{ title: "x" }] });
});
