import assert from "node:assert/strict";
import * as vscode from "vscode";
import { findingsAnswer, textAnswer, textSoFar } from "../../fakeClaude/answers.ts";
import { errorAnswer, refusalAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude, testKey } from "../../fakeClaude/startFakeClaude.ts";
import type { FakeClaude } from "../../fakeClaude/startFakeClaude.ts";
import { until } from "../../support/until.ts";

interface Result {
  readonly errorDetails?: { readonly message: string };
  readonly metadata?: {
    readonly ended?: string;
    readonly code?: string;
    readonly usage?: { readonly inputTokens: number };
    readonly followups?: readonly string[];
    readonly notes?: readonly string[];
  };
}

interface Sent {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

const extensionId = "backend-architect.backend-architect";

/** Types a question into the chat panel, sends it, and waits for the participant's result. */
async function ask(
  words: string,
  attachFiles: readonly vscode.Uri[] = [],
): Promise<Result | undefined> {
  return vscode.commands.executeCommand<Result | undefined>("workbench.action.chat.open", {
    query: `@architect ${words}`,
    blockOnResponse: true,
    attachFiles,
  });
}

async function newChat(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.chat.newChat");
}

function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  return vscode.Uri.joinPath(folder, path);
}

function sent(fake: FakeClaude, index: number): Sent {
  return fake.messages()[index]?.body as unknown as Sent;
}

const injection = {
  file: "src/orders.ts",
  line: 10,
  quote: "WHERE customer_id = '${customerId}'",
  explanation: "The id becomes part of the statement.",
  trigger: "GET /orders?customer=' OR 1=1",
  category: "security",
  severity: "critical",
  title: "The customer id is put into SQL",
  evidence: [],
  fix: null,
};

describe("@architect in the chat panel", () => {
  let fake: FakeClaude;

  before(async () => {
    process.env["ANTHROPIC_API_KEY"] = testKey;
    fake = await startFakeClaude({ port: Number(process.env["FAKE_CLAUDE_PORT"]) });
    await vscode.extensions.getExtension(extensionId)?.activate();
    // Nobody types before a model stands in the picker; that it comes by itself, e2e shows.
    await vscode.lm.selectChatModels({ vendor: "backend-architect" });
  });
  after(async () => {
    await newChat();
    await fake.close();
    delete process.env["ANTHROPIC_API_KEY"];
  });

  it("answers the very first message after the start", async () => {
    // As a person does: the panel is there before the words are.
    await vscode.commands.executeCommand("workbench.action.chat.open", {
      query: "@architect ",
      isPartialQuery: true,
    });
    fake.answer = () => textAnswer("Use a lock.\n\n<next>How do I test it?</next>");

    const result = await ask("How do I keep two payments apart?");

    assert.equal(result?.errorDetails, undefined);
    assert.equal(result?.metadata?.ended, "complete");
    assert.deepEqual(result.metadata.followups, ["How do I test it?"]);
    assert.ok((result.metadata.usage?.inputTokens ?? 0) > 0);
    assert.match(result.metadata.notes?.at(-1) ?? "", /Claude .* tokens in .* tokens out .*\$/);
    assert.match(JSON.stringify(sent(fake, 0).messages), /How do I keep two payments apart\?/);
    assert.equal(sent(fake, 0).model, "claude-sonnet-5-5", "the persona's model, as nobody picked");
  });

  it("sends the conversation again as it was sent, thinking included", async () => {
    await newChat();
    const start = fake.messages().length;
    fake.answer = () => textAnswer("Yes.", { thinking: "Two at once." });

    await ask("Is that safe?");
    const result = await ask("Really?");

    assert.equal(result?.metadata?.ended, "complete");
    const [first, second] = [sent(fake, start), sent(fake, start + 1)];
    assert.deepEqual(second.messages.slice(0, 1), first.messages);
    assert.match(JSON.stringify(second.messages[1]), /"Two at once\.".*"signature".*"Yes\."/);
    assert.match(JSON.stringify(second.messages[2]), /Really\?/);
  });

  it("asks the model that is picked in the chat", async () => {
    await newChat();
    const start = fake.messages().length;
    fake.answer = () => textAnswer("Yes.");

    await vscode.commands.executeCommand("workbench.action.chat.open", {
      query: "@architect Is that safe?",
      blockOnResponse: true,
      modelSelector: { vendor: "backend-architect", id: "claude-haiku-5-5" },
    });

    assert.equal(sent(fake, start).model, "claude-haiku-5-5");
  });

  it("sends an attached file with its line numbers", async () => {
    await newChat();
    const start = fake.messages().length;
    fake.answer = () => textAnswer("Yes.");

    await ask("Is this safe?", [inWorkspace("src/orders.ts")]);

    assert.match(JSON.stringify(sent(fake, start).messages), /src\/orders\.ts.*1\|/);
  });

  it("names an attached file that rules withhold, and sends nothing of it", async () => {
    await newChat();
    const start = fake.messages().length;
    fake.answer = () => textAnswer("Yes.");
    const file = inWorkspace(".env");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("WORD=unspoken\n"));

    const result = await ask("What is this?", [file]);

    assert.match(result?.metadata?.notes?.[0] ?? "", /Left out: `\.env`/);
    assert.doesNotMatch(fake.messages()[start]?.text ?? "", /unspoken/);
  });

  const troubles = [
    {
      title: "a key that is not accepted",
      answer: () => errorAnswer(401, "authentication_error", "invalid x-api-key"),
      code: "bad-key",
      message: /key was not accepted/,
    },
    {
      title: "a refusal",
      answer: () => refusalAnswer("cyber"),
      code: "refused",
      message: /declined/,
    },
  ];
  for (const { title, answer, code, message } of troubles) {
    it(`tells ${title} in one sentence`, async () => {
      await newChat();
      fake.answer = answer;

      const result = await ask("Is that safe?");

      assert.match(result?.errorDetails?.message ?? "", message);
      assert.equal(result?.metadata?.code, code);
    });
  }

  it("shows the words of a service letter by letter, and nothing of them can be clicked", async () => {
    await newChat();
    const words = "Try [this](command:workbench.action.quit) ![i](https://e.example/i.png) <b>";
    fake.answer = () => errorAnswer(400, "invalid_request_error", words);

    const message = (await ask("Is that safe?"))?.errorDetails?.message ?? "";

    assert.match(message, /Try/);
    assert.doesNotMatch(message, /(?<!\\)[[\]<>]|(?<!\\):\/\//);
  });

  it("closes the connection when the answer is cancelled", async () => {
    await newChat();
    const start = fake.messages().length;
    fake.answer = () => [...textSoFar("A long answer"), { do: "stall" }];

    const asked = ask("Tell me everything");
    const request = await until(() => fake.messages()[start]);
    await vscode.commands.executeCommand("workbench.action.chat.cancel");

    assert.ok((await request.closedEarly) > 0);
    await asked;
  });

  it("asks for a key when there is none, and sends nothing when it is not given", async () => {
    await newChat();
    const count = fake.messages().length;
    delete process.env["ANTHROPIC_API_KEY"];

    let result: Result | undefined;
    void ask("Is that safe?").then((answered) => (result = answered));
    await until(async () => {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return result;
    });
    process.env["ANTHROPIC_API_KEY"] = testKey;

    assert.match(result?.errorDetails?.message ?? "", /No API key is set/);
    assert.equal(result?.metadata?.code, "no-key");
    assert.equal(result.metadata.ended, "blocked");
    assert.equal(fake.messages().length, count);
  });

  it("reviews the file in front of the user with /review, on its lines and in the chat", async () => {
    await newChat();
    const start = fake.messages().length;
    await vscode.window.showTextDocument(inWorkspace("src/orders.ts"));
    fake.answer = () => findingsAnswer([]);

    const result = await ask("/review");

    assert.equal(result?.metadata?.ended, "complete");
    assert.match(JSON.stringify(sent(fake, start).messages), /src\/orders\.ts/);
  });

  it("answers about the findings that /review has told of", async () => {
    await newChat();
    await vscode.window.showTextDocument(inWorkspace("src/orders.ts"));
    fake.answer = () => findingsAnswer([injection]);
    await ask("/review");
    const start = fake.messages().length;
    fake.answer = () => textAnswer("Use a parameter.");

    await ask("How do I fix it?");

    assert.match(JSON.stringify(sent(fake, start).messages), /The customer id is put into SQL/);
  });

  it("lends its models to nobody: whoever asks them is told so, and nothing is sent", async () => {
    const count = fake.messages().length;
    const [model] = await vscode.lm.selectChatModels({ vendor: "backend-architect" });
    assert.ok(model);

    const response = async (): Promise<void> => {
      const question = [vscode.LanguageModelChatMessage.User("Hello")];
      const { text } = await model.sendRequest(question);
      for await (const piece of text) assert.fail(`It said ${piece}`);
    };

    await assert.rejects(response, /@architect alone/);
    assert.equal(fake.messages().length, count);
  });

  it("lists the built-in models with their limits, the persona's own first", async () => {
    const models = await vscode.lm.selectChatModels({ vendor: "backend-architect" });

    assert.equal(models[0]?.family, "sonnet");
    assert.match(models[0].name, /^Architect’s own: Claude Sonnet/);
    assert.ok(models.length >= 4);
    assert.ok(models.every(({ maxInputTokens }) => maxInputTokens > 100_000));
    assert.ok((await models[0].countTokens("let a = 1;")) > 2);
  });
});
