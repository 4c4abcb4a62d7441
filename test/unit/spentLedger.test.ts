import assert from "node:assert/strict";
import fc from "fast-check";
import { mergeLedgers, readLedger, totalOf } from "../../src/core/spentLedger.ts";
import type { SpentLedger } from "../../src/core/spentLedger.ts";

const day = "2026-11-24";

describe("What was spent today", () => {
  it("adds up over windows", () => {
    const a = { day, windows: { a: 1 } };
    const b = { day, windows: { b: 2 } };

    assert.equal(totalOf(mergeLedgers(a, b)), 3);
  });

  it("is read from what was saved, if that is about today and of numbers", () => {
    const saved = { day, windows: { a: 1.5, b: "2", c: -1, d: NaN } };

    assert.deepEqual(readLedger(saved, day), { day, windows: { a: 1.5 } });
    assert.deepEqual(readLedger(saved, "2026-11-25"), { day: "2026-11-25", windows: {} });
    for (const odd of [undefined, null, 7, "x", [], { day }, { day, windows: 3 }]) {
      assert.equal(totalOf(readLedger(odd, day)), 0);
    }
  });

  it("begins anew with a new day", () => {
    const yesterday = { day: "2026-11-23", windows: { a: 9 } };
    const now = { day, windows: { b: 1 } };

    assert.deepEqual(mergeLedgers(yesterday, now), now);
    assert.deepEqual(mergeLedgers(now, yesterday), now);
  });

  it("is the same in whatever order and however often ledgers are merged", () => {
    const plain = { noNullPrototype: true };
    const windows = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.nat(20), plain);
    const days = fc.constantFrom("2026-11-23", day);
    const ledger: fc.Arbitrary<SpentLedger> = fc.record({ day: days, windows }, plain);
    fc.assert(
      fc.property(ledger, ledger, ledger, (a, b, c) => {
        const one = mergeLedgers(mergeLedgers(a, b), c);
        assert.deepEqual(mergeLedgers(a, mergeLedgers(c, b)), one);
        assert.deepEqual(mergeLedgers(one, a), one);
      }),
    );
  });
});
