import assert from "node:assert/strict";
import fc from "fast-check";
import { quietLog } from "./quietLog.ts";
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
      return (found?.value === "sk-ant-1") === (stored === asked);
    });

    await fc.assert(law);
  });

  it("come from the environment for the user's own address alone", async () => {
    const keys = keysWith({ environmentKey: () => " sk-env " });

    assert.deepEqual(await keys.get(own), { value: "sk-env", from: "environment" });
    assert.equal(await keys.get("https://gateway.example"), undefined);
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

    assert.equal(await keys.get(own), undefined);
  });

  it("are none when the secret storage cannot be read", async () => {
    const keys = keysWith({ secrets: memorySecrets("broken") });

    assert.equal(await keys.get(own), undefined);
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
