import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startPracticeServer } from "../../../scripts/practiceServer.ts";
import { findingSchema } from "../../../src/core/prompt/findingSchema.ts";
import { shopFolder } from "../../practice/practiceEntry.ts";

const headers = {
  authorization: "Bearer any-key",
  "content-type": "application/json",
  "anthropic-version": "2026-10-21",
};

async function ask(url: string, body: object): Promise<Response> {
  return fetch(`${url}/v1/messages`, {
    method: "POST",
    headers,
    body: JSON.stringify({ model: "claude-sonnet-5-5", max_tokens: 4096, stream: true, ...body }),
  });
}

function textOf(stream: string): string {
  return [...stream.matchAll(/^data: (.*)$/gm)]
    .map(([, data]) => JSON.parse(data ?? "{}") as { delta?: { text?: string } })
    .map(({ delta }) => delta?.text ?? "")
    .join("");
}

it("The practice server streams the findings of a file of the sample.", async () => {
  await using server = await startPracticeServer({ delay: 0 });
  const path = "src/messaging/amqpQueue.ts";
  const code = readFileSync(join(shopFolder, path), "utf8");

  const answer = await ask(server.url, {
    messages: [{ role: "user", content: `### ${path} (typescript): under review\n${code}` }],
    output_config: { format: { type: "json_schema", schema: findingSchema } },
  });

  assert.equal(answer.status, 200);
  const { findings } = JSON.parse(textOf(await answer.text())) as { findings: { file: string }[] };
  assert.deepEqual(
    findings.map(({ file }) => file),
    [path],
  );
});

it("The practice server lets the beginning of an answer be read while the rest is still to come.", async () => {
  await using server = await startPracticeServer({ delay: 20 });
  const answer = await ask(server.url, { messages: [{ role: "user", content: "Hello?" }] });

  const reader = answer.body?.getReader();
  let pieces = 0;
  while (reader !== undefined && !(await reader.read()).done) pieces += 1;

  assert.ok(pieces > 10, `${pieces} pieces`);
});

it("The practice server names itself where models are listed.", async () => {
  await using server = await startPracticeServer();

  const answer = await fetch(`${server.url}/v1/models`, { headers });

  const { data } = (await answer.json()) as { data: { display_name: string }[] };
  assert.ok(data.length > 0);
  for (const model of data) assert.match(model.display_name, /^Practice server/);
});
