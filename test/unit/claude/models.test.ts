import assert from "node:assert/strict";
import { resolveModel } from "../../../src/core/resolveModel.ts";
import { builtInModels } from "../../../src/claude/builtInModels.ts";
import { checkKey } from "../../../src/claude/connectClaude.ts";
import { errorAnswer, pageAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude, testKey } from "../../fakeClaude/startFakeClaude.ts";
import { wireModels } from "../../fakeClaude/wireModels.ts";
import { connect, never } from "./asking.ts";
import { fakeClock, realClock } from "./clocks.ts";

const log = (): void => undefined;

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
