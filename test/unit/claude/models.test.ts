import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { resolveModel } from "../../../src/core/resolveModel.ts";
import { builtInModels } from "../../../src/claude/builtInModels.ts";
import { claudeLimits } from "../../../src/claude/claudeLimits.ts";
import { checkKey } from "../../../src/claude/connectClaude.ts";
import { keepModels } from "../../../src/claude/keepModels.ts";
import type { ListPorts } from "../../../src/claude/keepModels.ts";
import { errorAnswer, pageAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude, testKey } from "../../fakeClaude/startFakeClaude.ts";
import { wireModels } from "../../fakeClaude/wireModels.ts";
import { until } from "../../support/until.ts";
import { connect, never } from "./asking.ts";
import { fakeClock, realClock } from "./clocks.ts";

const log = (): void => undefined;

/** Whether a promise is settled by now. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol("open");
  await setImmediate();
  return (await Promise.race([promise, Promise.resolve(open)])) !== open;
}

describe("The models", () => {
  it("are the service's, with limits, abilities and prices", async () => {
    await using server = await startFakeClaude();

    const models = await connect(server).models(never);

    const sonnet = models.find(({ id }) => id === "claude-sonnet-5-5");
    assert.deepEqual(
      { ...sonnet, price: sonnet?.price?.(1) },
      {
        id: "claude-sonnet-5-5",
        name: "Claude Sonnet 5.5",
        line: "sonnet",
        maxInputTokens: 1_000_000,
        maxOutputTokens: 128_000,
        canThink: true,
        efforts: ["low", "medium", "high", "xhigh", "max"],
        canStructure: true,
        price: { input: 2, output: 10, cacheRead: 0.1 },
      },
    );
  });

  it("are asked for once a day, all pages of them", async () => {
    const many = Array.from({ length: 150 }, (_none, index) => ({
      ...wireModels[0],
      id: `claude-test-${index}`,
    }));
    await using server = await startFakeClaude({ models: many });
    const clock = fakeClock();
    const claude = connect(server, { clock });

    const models = await claude.models(never);
    await claude.models(never);
    await clock.pass(25 * 60 * 60_000);
    await claude.models(never);

    assert.equal(models.length, 150);
    assert.equal(server.requests.length, 4);
  });

  it("of a family resolve to its newest active one", async () => {
    const opus = wireModels.find(({ id }) => id === "claude-opus-5-5");
    const models = [
      { ...opus, id: "claude-opus-5-1", created_at: "2026-01-01T00:00:00Z" },
      { ...opus, id: "claude-opus-6-0", created_at: "2026-12-01T00:00:00Z" },
      {
        ...opus,
        id: "claude-opus-7-0",
        created_at: "2027-01-01T00:00:00Z",
        lifecycle: "deprecated",
      },
      { ...opus, id: "claude-opus-8-0", created_at: "2027-02-01T00:00:00Z", lifecycle: "retired" },
      { ...opus, id: "claude-mythos-1", line: "mythos" },
    ];
    await using server = await startFakeClaude({ models });

    const listed = await connect(server).models(never);

    assert.equal(resolveModel(listed, "opus").id, "claude-opus-6-0");
    assert.equal(resolveModel(listed, "claude-opus-5-1").id, "claude-opus-5-1");
    const ids = listed.map(({ id }) => id);
    assert.deepEqual(ids, ["claude-opus-6-0", "claude-opus-5-1", "claude-opus-7-0"]);
  });

  it("come from the built-in table when the service cannot be asked", async () => {
    await using server = await startFakeClaude();
    server.answerModels = () => errorAnswer(500, "api_error", "oh");

    const models = await connect(server).models(never);

    assert.deepEqual(models, builtInModels);
    for (const line of ["fable", "opus", "sonnet", "haiku"]) {
      assert.equal(resolveModel(models, line).line, line);
    }
  });

  it("are not asked for again at once by a service that is down", async () => {
    await using server = await startFakeClaude();
    server.answerModels = () => errorAnswer(500, "api_error", "oh");
    const clock = fakeClock();
    const claude = connect(server, { clock });

    await claude.models(never);
    await claude.models(never);
    server.answerModels = undefined;
    await clock.pass(61_000);
    const models = await claude.models(never);

    assert.equal(server.requests.length, 2);
    assert.equal(models.length, 4);
  });

  it("come from the table when the service does not answer in time", async () => {
    await using server = await startFakeClaude();
    server.answerModels = () => [{ do: "stall" }];
    const clock = fakeClock();
    const asked = connect(server, { clock }).models(never);
    const request = await server.received(0);

    await clock.pass(20_000);

    assert.deepEqual(await asked, builtInModels);
    await request.closedEarly;
  });

  it("hold nobody up for more than three seconds: then the table goes on", async () => {
    await using server = await startFakeClaude();
    server.answerModels = () => [{ do: "stall" }];
    const clock = fakeClock();
    const claude = connect(server, { clock });
    const first = claude.models(never);
    const second = claude.models(never);
    await server.received(0);

    await clock.pass(2_999);
    assert.equal(await isOver(first), false);
    await clock.pass(1);

    assert.deepEqual(await Promise.all([first, second]), [builtInModels, builtInModels]);
    assert.equal(server.requests.length, 1);
  });

  it("that come late are there for the next one who asks", async () => {
    const { promise: release, resolve } =
      Promise.withResolvers<readonly (typeof builtInModels)[number][]>();
    const clock = fakeClock();
    const kept = keepModels({ ask: () => release, clock, log, limits: claudeLimits });
    const first = kept.models(never);
    await clock.pass(3_000);
    assert.deepEqual(await first, builtInModels);

    const late = [{ ...resolveModel(builtInModels, "opus"), id: "late" }];
    resolve(late);

    await until(() => kept.known() === late);
    assert.equal(await kept.models(never), late);
  });

  it("are asked for on, while one of two who wait walks away", async () => {
    const clock = fakeClock();
    let isStopped = false;
    const ask: ListPorts["ask"] = (signal) =>
      new Promise((answer) => {
        signal.addEventListener("abort", () => {
          isStopped = true;
          answer("cancelled");
        });
      });
    const { models } = keepModels({ ask, clock, log, limits: claudeLimits });
    const [one, two] = [new AbortController(), new AbortController()];
    const asked = [models(one.signal), models(two.signal)];

    one.abort();
    assert.deepEqual(await asked[0], builtInModels);
    const isStoppedByFirst = isStopped;
    two.abort();
    await asked[1];

    assert.deepEqual([isStoppedByFirst, isStopped], [false, true]);
  });

  it("come from the table at once when the question is cancelled", async () => {
    await using server = await startFakeClaude();
    server.answerModels = () => [{ do: "stall" }];
    const abort = new AbortController();
    const asked = connect(server).models(abort.signal);
    const request = await server.received(0);

    abort.abort();

    assert.deepEqual(await asked, builtInModels);
    await request.closedEarly;
  });
});

describe("The built-in table", () => {
  it("has the models that the service had when it was written", async () => {
    await using server = await startFakeClaude();

    const listed = await connect(server).models(never);

    const facts = (models: typeof listed): unknown =>
      models
        .map(({ price, ...rest }) => ({ ...rest, price: price?.(1000) }))
        .toSorted((a, b) => a.id.localeCompare(b.id));
    assert.deepEqual(facts(builtInModels), facts(listed));
  });

  it("takes haiku's higher band above 100,000 tokens", () => {
    const haiku = resolveModel(builtInModels, "haiku");

    assert.deepEqual(haiku.price?.(100_000), { input: 0.1, output: 0.5, cacheRead: 0.01 });
    assert.deepEqual(haiku.price(100_001), { input: 0.5, output: 2.5, cacheRead: 0.05 });
  });
});

describe("Checking a key", () => {
  it("finds nothing wrong with a good one, and sends no prompt", async () => {
    await using server = await startFakeClaude();
    const options = { baseUrl: server.url, key: ` ${testKey}\n`, clock: realClock, log };

    assert.equal(await checkKey(options, never), undefined);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ["/v1/models?limit=100"],
    );
  });

  it("tells a wrong one", async () => {
    await using server = await startFakeClaude();
    const options = { baseUrl: server.url, key: "sk-wrong", clock: realClock, log };

    assert.equal((await checkKey(options, never))?.code, "bad-key");
  });

  it("tells a web page from the service", async () => {
    await using server = await startFakeClaude();
    server.answerModels = () => pageAnswer(200, "text/html", "<html>");
    const options = { baseUrl: server.url, key: testKey, clock: realClock, log };

    assert.equal((await checkKey(options, never))?.code, "wrong-server");
  });

  it("tells an answer that is no list", async () => {
    await using server = await startFakeClaude();
    server.answerModels = () => pageAnswer(200, "application/json", '"hello"');
    const options = { baseUrl: server.url, key: testKey, clock: realClock, log };

    assert.equal((await checkKey(options, never))?.code, "wrong-server");
  });
});
