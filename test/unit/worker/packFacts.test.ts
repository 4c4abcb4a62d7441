import assert from "node:assert/strict";
import path from "node:path";
import { packFacts, unpackFacts } from "../../../src/worker/packFacts.ts";
import { factsOf } from "../../support/mapFolder.ts";

const shop = path.resolve(import.meta.dirname, "../../workspaces/shop");

describe("Packed facts", () => {
  it("are the facts again, and far shorter in between", async () => {
    const facts = [...(await factsOf(shop)).values()];

    const packed = facts.map(packFacts);

    assert.ok(facts.length > 5);
    assert.deepEqual(packed.map(unpackFacts), JSON.parse(JSON.stringify(facts)));
    assert.ok(packed.join("").length * 1.5 < JSON.stringify(facts).length);
  });

  it("keep texts of the code that look like what they are packed into", async () => {
    const [one] = [...(await factsOf(shop)).values()];
    assert.ok(one);
    const text = `\u0001\u000e\u001f"name":"{"start":{"line":1,"character":2},"end":{"line":3,"character":4}}`;
    const odd = { ...one, exports: [{ name: text, value: { kind: "text", text } as const }] };

    assert.deepEqual(unpackFacts(packFacts(odd)), JSON.parse(JSON.stringify(odd)));
  });
});
