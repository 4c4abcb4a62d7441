import assert from "node:assert/strict";
import type { ChatEvent, ChatResult } from "../../../src/core/chat/chatEvent.ts";
import { discuss } from "../../../src/core/chat/discuss.ts";
import type { ChatPorts } from "../../../src/core/chat/discuss.ts";
import type { ChatQuestion } from "../../../src/core/chat/planChatTurn.ts";
import { textAnswer, textSoFar } from "../../fakeClaude/answers.ts";
import { cutAnswer, errorAnswer, refusalAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude, testKey } from "../../fakeClaude/startFakeClaude.ts";
import type { Answer, FakeClaude } from "../../fakeClaude/startFakeClaude.ts";
import { folder } from "../../support/memoryFiles.ts";
import type { MemoryFile } from "../../support/memoryFiles.ts";
import { reviewPorts } from "../../support/reviewPorts.ts";
import type { ReviewPortsOptions } from "../../support/reviewPorts.ts";

const orders = Array.from({ length: 40 }, (_, at) => `export const order${at} = ${at};`).join("\n");
const key = ["sk", "ant", "api03", "Zk3xQ9fWv7Lr2TnB8sYh5DcJ6mPa4GuEiVoXwRtCyNdKbHqMzSgFeUlOpAj1"];

const why: ChatQuestion = { text: "Why?", attached: [], leftOut: [], panel: [] };
const aboutOrders: ChatQuestion = {
  ...why,
  attached: [{ uri: `${folder}src/orders.ts`, why: "attached" }],
};

interface Talk {
  readonly fake: FakeClaude;
  readonly ports: ChatPorts;
  /** May be changed at any time. */
  readonly files: Record<string, string | MemoryFile>;
  readonly ask: (question: ChatQuestion, signal?: AbortSignal) => Promise<Asked>;
}

interface Asked {
  readonly events: readonly ChatEvent[];
  readonly result: ChatResult;
  readonly text: string;
}

async function talk(
  options: Partial<ReviewPortsOptions>,
  answer: Answer,
  run: (talk: Talk) => Promise<void>,
): Promise<void> {
  await using fake = await startFakeClaude({ answer });
  const files: Talk["files"] = { "src/orders.ts": orders, ...options.files };
  let ids = 0;
  const ports: ChatPorts = {
    ...reviewPorts(fake, { ...options, files }),
    newId: () => `chat-${(ids += 1)}`,
  };
  const ask = async (
    question: ChatQuestion,
    signal = new AbortController().signal,
  ): Promise<Asked> => {
    const events: ChatEvent[] = [];
    for await (const event of discuss(question, ports, signal)) events.push(event);
    const [end, ...more] = events.filter((event) => event.kind === "ended");
    assert.ok(end, "a terminal event");
    assert.deepEqual(more, [], "exactly one");
    assert.equal(events.at(-1), end, "nothing follows it");
    return { events, result: end.result, text: textOf(events) };
  };
  await run({ fake, ports, files, ask });
}

function textOf(events: readonly ChatEvent[]): string {
  return events.map((event) => (event.kind === "text" ? event.text : "")).join("");
}

function leftOutOf(events: readonly ChatEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.kind === "leftOut" ? [`${event.leftOut.name}: ${event.leftOut.reason}`] : [],
  );
}

function goingOn(question: ChatQuestion, { result }: Asked): ChatQuestion {
  return result.conversation === undefined
    ? question
    : { ...question, conversation: result.conversation };
}

interface Sent {
  readonly model: string;
  readonly system: unknown;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

function sent(fake: FakeClaude, index: number): Sent {
  return fake.messages()[index]?.body as unknown as Sent;
}

describe("discuss", () => {
  it("streams thinking and text, and ends with usage, cost and follow-ups", async () => {
    const answer = () =>
      textAnswer("Use a lock.\n\n<next>How do I test it?</next>", { thinking: "Two at once." });
    await talk({}, answer, async ({ ask, ports }) => {
      const { events, result, text } = await ask(aboutOrders);

      assert.equal(text, "Use a lock.\n\n");
      assert.ok(events.some((event) => event.kind === "thinking"));
      assert.equal(result.ended, "complete");
      assert.equal(result.model?.name, "Claude Sonnet 5.5");
      assert.deepEqual(result.followups, ["How do I test it?"]);
      assert.ok((result.usage?.usd ?? 0) > 0);
      assert.equal(ports.session.state().spent.usd, result.usage?.usd);
    });
  });

  it("sends persona, instructions, the attachment with its line numbers, and the question", async () => {
    await talk(
      {},
      () => textAnswer("Yes."),
      async ({ ask, fake, ports }) => {
        await ask(aboutOrders);

        const { system, messages, model } = sent(fake, 0);
        assert.equal(model, "claude-sonnet-5-5");
        assert.match(JSON.stringify(system), /senior backend engineer.*Answer in English/s);
        assert.match(String(messages[0]?.content), /src\/orders\.ts.*40\|export const.*Why\?$/s);
        const [last] = ports.session.state().lastRequests;
        const paths = last?.record.parts.map(({ path }) => path);
        assert.deepEqual([last?.host, paths], [new URL(fake.url).host, ["src/orders.ts"]]);
      },
    );
  });

  it("sends a conversation again byte for byte, thinking and signature included", async () => {
    const answer: Answer = (_request, index) => textAnswer(`Answer ${index}.`, { thinking: "Hm." });
    await talk({}, answer, async ({ ask, fake }) => {
      const first = await ask(aboutOrders);
      const second = await ask(goingOn({ ...why, text: "And then?" }, first));
      const third = await ask(goingOn({ ...why, text: "Sure?" }, second));

      assert.equal(third.result.ended, "complete");
      assert.deepEqual(sent(fake, 1).messages.slice(0, 1), sent(fake, 0).messages);
      assert.deepEqual(sent(fake, 2).messages.slice(0, 3), sent(fake, 1).messages);
      assert.deepEqual(sent(fake, 2).system, sent(fake, 0).system);
      assert.match(JSON.stringify(sent(fake, 2).messages[1]), /"thinking":"Hm\.".*"signature"/);
    });
  });

  it("reads at least nine tenths of a second question's input from the cache", async () => {
    await talk(
      {},
      () => textAnswer("Yes."),
      async ({ ask }) => {
        const first = await ask(aboutOrders);

        const { result } = await ask(goingOn({ ...aboutOrders, text: "And then?" }, first));

        const { inputTokens = 0, cachedTokens = 0 } = result.usage ?? {};
        assert.ok(cachedTokens / inputTokens >= 0.9, `${cachedTokens} of ${inputTokens}`);
      },
    );
  });

  it("sends an attachment once in a conversation, and again when its text has changed", async () => {
    await talk(
      {},
      () => textAnswer("Yes."),
      async ({ ask, fake, files }) => {
        const first = await ask(aboutOrders);
        const second = await ask(goingOn(aboutOrders, first));
        files["src/orders.ts"] = "let changed = 1;\n";
        await ask(goingOn(aboutOrders, second));

        const questions = sent(fake, 2).messages.filter(({ role }) => role === "user");
        assert.doesNotMatch(String(questions[1]?.content), /export const order/);
        assert.match(String(questions[1]?.content), /unchanged.*src\/orders\.ts:1-40/);
        assert.match(String(questions[2]?.content), /1\|let changed = 1;/);
      },
    );
  });

  const changes = [
    { title: "another model", question: { model: "claude-opus-5-5" } },
    { title: "a reload", question: { conversation: "of another window" } },
  ];
  for (const { title, question } of changes) {
    it(`is rebuilt from the panel without thinking after ${title}`, async () => {
      await talk(
        {},
        () => textAnswer("Yes.", { thinking: "Hm." }),
        async ({ ask, fake }) => {
          const first = await ask(aboutOrders);
          const panel = [{ question: "Why?", answer: "Yes." }];

          const second = await ask({ ...goingOn({ ...why, panel }, first), ...question });

          assert.equal(second.result.ended, "complete");
          assert.deepEqual(sent(fake, 1).messages, [
            { role: "user", content: "Why?" },
            { role: "assistant", content: [{ type: "text", text: "Yes." }] },
            { role: "user", content: "Why?" },
          ]);
        },
      );
    });
  }

  it("goes on from an earlier answer when the panel was rewound to it", async () => {
    await talk(
      {},
      () => textAnswer("Yes."),
      async ({ ask, fake }) => {
        const first = await ask(why);
        await ask(goingOn({ ...why, text: "To be taken back" }, first));

        await ask(goingOn({ ...why, text: "Rather this" }, first));

        assert.doesNotMatch(JSON.stringify(sent(fake, 2)), /To be taken back/);
        assert.deepEqual(sent(fake, 2).messages.slice(0, 1), sent(fake, 0).messages);
      },
    );
  });

  it("is not sent again when a rule has come to cover a file that it holds", async () => {
    await talk(
      {},
      () => textAnswer("Yes."),
      async ({ ask, fake, files }) => {
        const first = await ask(aboutOrders);
        const withheld = { strength: "ignored", rule: ".aiexclude" } as const;
        files["src/orders.ts"] = { text: "let changed = 1;\n", withheld };

        await ask(goingOn({ ...why, panel: [{ question: "Why?", answer: "Yes." }] }, first));

        assert.match(JSON.stringify(sent(fake, 0)), /export const order/);
        assert.doesNotMatch(JSON.stringify(sent(fake, 1)), /export const order/);
      },
    );
  });

  it("names what a rule withholds and sends nothing of it", async () => {
    const withheld = { strength: "ignored", rule: ".aiexclude" } as const;
    const files = { "keys.ts": { text: "const hidden = 1;", withheld } };
    await talk(
      { files },
      () => textAnswer("Yes."),
      async ({ ask, fake }) => {
        const { events } = await ask({
          ...why,
          attached: [{ uri: `${folder}keys.ts`, why: "selected in the editor" }],
        });

        assert.equal(leftOutOf(events).length, 1);
        assert.match(leftOutOf(events)[0] ?? "", /^keys\.ts: covered by/);
        assert.doesNotMatch(fake.messages()[0]?.text ?? "", /hidden|keys\.ts/);
      },
    );
  });

  it("names what could not be read", async () => {
    await talk(
      {},
      () => textAnswer("Yes."),
      async ({ ask }) => {
        const { events } = await ask({
          ...why,
          attached: [{ uri: `${folder}gone.ts`, why: "attached" }],
        });

        assert.match(leftOutOf(events)[0] ?? "", /^gone\.ts: /);
      },
    );
  });

  it("hides a secret in the question, in a file and in what it is sent again", async () => {
    const secret = key.join("-");
    const files = { "src/orders.ts": `const apiKey = "${secret}";\n` };
    await talk(
      { files },
      () => textAnswer("Yes."),
      async ({ ask, fake }) => {
        const first = await ask({ ...aboutOrders, text: `Is ${secret} safe?` });
        await ask(goingOn(why, first));

        assert.equal(
          fake.requests.some(({ text }) => text.includes(secret)),
          false,
        );
        assert.match(fake.messages()[1]?.text ?? "", /\[\[secret:/);
      },
    );
  });

  it("leaves out and names the biggest attachments over the limit", async () => {
    const files = { "big.log": "line of a log\n".repeat(4000), "small.ts": "let a = 1;\n" };
    const settings = { maxContextTokens: 5000 };
    await talk(
      { files, settings },
      () => textAnswer("Yes."),
      async ({ ask, fake }) => {
        const attached = ["big.log", "small.ts"].map((path) => ({
          uri: folder + path,
          why: "attached" as const,
        }));

        const { events } = await ask({ ...why, attached });

        assert.match(leftOutOf(events).join("\n"), /^big\.log: too big/);
        assert.match(fake.messages()[0]?.text ?? "", /small\.ts/);
        assert.doesNotMatch(fake.messages()[0]?.text ?? "", /line of a log/);
      },
    );
  });

  it("keeps a long conversation under the limit and says what it forgets", async () => {
    const settings = { maxContextTokens: 4000 };
    const long = "All of it in detail. ".repeat(200);
    await talk(
      { settings },
      () => textAnswer(long),
      async ({ ask, ports }) => {
        let panel: ChatQuestion["panel"] = [];
        let last = await ask(why);
        for (let turn = 1; turn < 4; turn += 1) {
          panel = [...panel, { question: "Why?", answer: long }];
          last = await ask(goingOn({ ...why, panel }, last));
        }

        const [request] = ports.session.state().lastRequests;
        assert.equal(last.result.ended, "complete");
        assert.ok((request?.record.tokens ?? Infinity) <= 4000, String(request?.record.tokens));
        assert.match(leftOutOf(last.events).join("\n"), /oldest \d questions/);
      },
    );
  });

  const faults = [
    {
      title: "a wrong key",
      answer: errorAnswer(401, "authentication_error", "invalid key"),
      ended: "failed",
      code: "bad-key",
    },
    {
      title: "no credit",
      answer: errorAnswer(402, "billing_error", "no credit"),
      ended: "failed",
      code: "no-credit",
    },
    { title: "a refusal", answer: refusalAnswer("cyber"), ended: "refused", code: "refused" },
    {
      title: "an answer that is cut off by the connection",
      answer: [...textSoFar("First, split"), { do: "reset" } as const],
      ended: "partial",
      code: "connection-lost",
    },
    {
      title: "an answer that reaches its length limit",
      answer: cutAnswer("First, split"),
      ended: "partial",
      code: "output-limit",
    },
    { title: "an empty answer", answer: textAnswer(""), ended: "failed", code: "malformed" },
  ];
  for (const { title, answer, ended, code } of faults) {
    it(`ends once, as ${ended}, after ${title}`, async () => {
      await talk(
        {},
        () => answer,
        async ({ ask }) => {
          const { result } = await ask(why);

          assert.deepEqual([result.ended, result.fault?.code], [ended, code]);
        },
      );
    });
  }

  it("goes on from what was said before an answer broke off", async () => {
    const answer: Answer = (_request, index) =>
      index === 0 ? cutAnswer("First, split") : textAnswer("it.");
    await talk({}, answer, async ({ ask, fake }) => {
      const cut = await ask(why);

      await ask(goingOn({ ...why, text: "continue" }, cut));

      assert.equal(cut.text, "First, split");
      assert.deepEqual(
        sent(fake, 1).messages.map(({ role }) => role),
        ["user", "assistant", "user"],
      );
      assert.match(JSON.stringify(sent(fake, 1).messages[1]), /First, split/);
    });
  });

  it("does not send a refused exchange again", async () => {
    const answer: Answer = (_request, index) =>
      index === 1 ? refusalAnswer("cyber", { text: "First, find" }) : textAnswer("Yes.");
    await talk({}, answer, async ({ ask, fake }) => {
      const first = await ask(why);
      const refused = await ask(goingOn({ ...why, text: "Break in" }, first));

      await ask(goingOn({ ...why, text: "And now?" }, refused));

      assert.doesNotMatch(fake.messages()[2]?.text ?? "", /Break in/);
      assert.equal(sent(fake, 2).messages.length, 3);
    });
  });

  it("stops the request at once when it is cancelled, and keeps what was said", async () => {
    const stop = new AbortController();
    const answer: Answer = () => [...textSoFar("A long answer"), { do: "stall" }];
    await talk({}, answer, async ({ fake, ports }) => {
      const events: ChatEvent[] = [];
      let stoppedAt = Infinity;
      for await (const event of discuss(why, ports, stop.signal)) {
        events.push(event);
        if (event.kind !== "text" || stop.signal.aborted) continue;
        stoppedAt = performance.now();
        stop.abort();
      }

      const end = events.at(-1);
      assert.ok(end?.kind === "ended");
      assert.equal(end.result.ended, "cancelled");
      assert.notEqual(end.result.conversation, undefined);
      const closedAt = (await fake.messages()[0]?.closedEarly) ?? Infinity;
      assert.ok(closedAt - stoppedAt < 100, `${closedAt - stoppedAt} ms`);
    });
  });

  const blocks = [
    { title: "in a folder that is not trusted", options: { isTrusted: false }, code: "untrusted" },
    { title: "with AI switched off", options: { isAiDisabled: true }, code: "ai-disabled" },
    {
      title: "without a key",
      options: { connect: () => Promise.resolve({ code: "no-key" } as const) },
      code: "no-key",
    },
    {
      title: "past the daily limit",
      options: { settings: { dailyLimitUsd: 0 } },
      code: "spend-limit",
    },
  ];
  for (const { title, options, code } of blocks) {
    it(`sends nothing ${title}`, async () => {
      await talk(
        options,
        () => textAnswer("Yes."),
        async ({ ask, fake }) => {
          const { result } = await ask(aboutOrders);

          assert.deepEqual([result.ended, result.fault?.code], ["blocked", code]);
          assert.equal(fake.messages().length, 0);
        },
      );
    });
  }

  it("is cancelled, not without a key, when the box for the key is closed by a cancel", async () => {
    const stop = new AbortController();
    const connect = () => {
      stop.abort();
      return Promise.resolve({ code: "no-key" } as const);
    };
    await talk(
      { connect },
      () => textAnswer("Yes."),
      async ({ ask }) => {
        const { result } = await ask(why, stop.signal);

        assert.equal(result.ended, "cancelled");
      },
    );
  });

  it("never sends the key but in its header", async () => {
    await talk(
      {},
      () => textAnswer("Yes."),
      async ({ ask, fake }) => {
        await ask(why);

        assert.equal(fake.messages()[0]?.text.includes(testKey), false);
      },
    );
  });
});
