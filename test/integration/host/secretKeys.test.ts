import assert from "node:assert/strict";
import fc from "fast-check";
import { quietLog } from "./quietLog.ts";
import { sentenceOf } from "../../../src/core/errors.ts";
import { createSecretKeys } from "../../../src/host/service/secretKeys.ts";
import type { KeySources } from "../../../src/host/service/secretKeys.ts";
import { memorySecrets } from "./memorySecrets.ts";

const own = "https://api.anthropic.com";

describe("API keys", () => {
  const log = quietLog();

  const keysWith = (changed: Partial<KeySources>) =>
    createSecretKeys({
      secrets: memorySecrets(),
      environmentKey: () => undefined,
      ownOrigin: () => own,
      log,
      ...changed,
    });

  it("are given out for the origin they were stored for, and for no other", async () => {
    const origins = fc.webUrl().map((url) => new URL(url).origin);

    const law = fc.asyncProperty(origins, origins, async (stored, asked) => {
      const keys = keysWith({});
      await keys.store(stored, "sk-ant-1");
      const found = await keys.get(asked);
      return ("value" in found && found.value === "sk-ant-1") === (stored === asked);
    });

    await fc.assert(law);
  });

  it("come from the environment for the user's own address alone", async () => {
    const keys = keysWith({ environmentKey: () => " sk-env " });

    assert.deepEqual(await keys.get(own), { value: "sk-env", from: "environment" });
    assert.deepEqual(await keys.get("https://gateway.example"), { code: "no-key" });
  });

  it("that were stored win over the environment, until they are removed", async () => {
    const keys = keysWith({ environmentKey: () => "sk-env" });
    await keys.store(own, " sk-mine\n");
    const stored = await keys.get(own);
    await keys.remove(own);

    const removed = await keys.get(own);

    assert.deepEqual(stored, { value: "sk-mine", from: "storage" });
    assert.deepEqual(removed, { value: "sk-env", from: "environment" });
  });

  it("of the environment that no header can carry count as none", async () => {
    const keys = keysWith({ environmentKey: () => "sk\nx-evil: 1" });

    assert.deepEqual(await keys.get(own), { code: "no-key" });
  });

  it("say that the secret storage is locked, and what to do", async () => {
    const keys = keysWith({ secrets: memorySecrets("broken") });

    const found = await keys.get(own);

    assert.ok("code" in found);
    assert.equal(
      sentenceOf(found),
      "No API key could be used (VS Code's secret storage could not be read): unlock the system's keyring and try again.",
    );
  });

  it("come from the environment while the secret storage is locked, where the rules allow it", async () => {
    const keys = keysWith({ secrets: memorySecrets("broken"), environmentKey: () => "sk-env" });

    assert.deepEqual(await keys.get(own), { value: "sk-env", from: "environment" });
    assert.ok("code" in (await keys.get("https://gateway.example")));
  });

  it("are neither kept nor removed by a storage that refuses, and that is told", async () => {
    const keys = keysWith({ secrets: memorySecrets("broken") });

    assert.equal(await keys.store(own, "sk-mine"), false);
    assert.equal(await keys.remove(own), false);
  });

  it("tell when one was stored or removed", async () => {
    const keys = keysWith({});
    let changes = 0;
    const listening = keys.onDidChange(() => {
      changes += 1;
    });

    await keys.store(own, "a");
    await keys.remove(own);

    assert.equal(changes, 2);
    listening.dispose();
  });
});
