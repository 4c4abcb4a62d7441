import assert from "node:assert/strict";
import fc from "fast-check";
import { countTokens, learnFactor } from "../../../src/core/context/countTokens.ts";

describe("counting tokens", () => {
  it("errs on the high side of two and a half characters each", () => {
    const code = "const total = items.reduce((sum, item) => sum + item.price, 0);\n".repeat(100);

    for (const language of ["typescript", "python", "sql", "plaintext", ""]) {
      const tokens = countTokens(code, language);
      assert.ok(tokens >= code.length / 2.7, language);
      assert.ok(tokens <= code.length / 1.5, language);
    }
  });

  it("counts bytes, so that other scripts weigh more", () => {
    const bytes = (text: string): number => new TextEncoder().encode(text).length;

    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.equal(countTokens(text), countTokens("a".repeat(bytes(text))));
      }),
    );
  });

  it("finds none in nothing", () => {
    assert.equal(countTokens(""), 0);
  });

  it("learns from replies until its estimates fit", () => {
    const text = "x".repeat(100_000);
    let factor = 1;
    for (let reply = 0; reply < 20; reply += 1) {
      factor = learnFactor(factor, countTokens(text, "java", factor), 40_000);
    }

    assert.ok(Math.abs(countTokens(text, "java", factor) - 40_000) < 400);
  });

  it("keeps its factor within bounds, whatever is reported", () => {
    const anyNumber = fc.double();

    fc.assert(
      fc.property(
        fc.double({ min: 0.6, max: 1.6, noNaN: true }),
        anyNumber,
        anyNumber,
        (factor, estimated, actual) => {
          const learned = learnFactor(factor, estimated, actual);

          assert.ok(learned >= 0.6 && learned <= 1.6, String(learned));
        },
      ),
    );
  });
});
