import assert from "node:assert/strict";
import fc from "fast-check";
import { anchorQuote } from "../../../../src/core/findings/anchors/anchorQuote.ts";
import { processorTime } from "../../../support/processorTime.ts";

const file = [
  "import { db } from './db';",
  "",
  "export async function cancel(id) {",
  "  const order = await db.orders.find(id);",
  "  order.state = 'cancelled';",
  "  await db.orders.save(order);",
  "  await refund(order.payment);",
  "}",
  "",
  "export async function reopen(id) {",
  "  const order = await db.orders.find(id);",
  "  order.state = 'open';",
  "  await db.orders.save(order);",
  "}",
  "",
].join("\n");

function placed(quote: string, hintLine: number) {
  const anchor = anchorQuote(file, quote, hintLine);
  if (anchor.kind === "lost") return { kind: "lost" };
  const line = file.slice(0, anchor.start).split("\n").length - 1;
  return { kind: anchor.kind, line, text: file.slice(anchor.start, anchor.end) };
}

describe("anchorQuote", () => {
  it("places an exact quote where it stands, whatever line was claimed", () => {
    assert.deepEqual(placed("  await refund(order.payment);", 400), {
      kind: "exact",
      line: 6,
      text: "  await refund(order.payment);",
    });
  });

  it("settles a repeated quote by the nearest claimed line, not by the first hit", () => {
    const quote = "const order = await db.orders.find(id);";

    assert.equal(placed(quote, 3).line, 3);
    assert.equal(placed(quote, 9).line, 10);
  });

  it("finds a quote whose indentation and line breaks were changed, and says near", () => {
    const got = placed("order.state = 'cancelled';\nawait db.orders.save( order );", 4);

    assert.deepEqual(got, {
      kind: "near",
      line: 4,
      text: "order.state = 'cancelled';\n  await db.orders.save(order);",
    });
  });

  it("finds a quote with a wrong word, and says near", () => {
    const got = placed("  order.status = 'cancelled';\n  await db.orders.save(order);", 4);

    assert.equal(got.kind, "near");
    assert.equal(got.line, 4);
  });

  it("finds a very long quote with wrong words without holding up the editor", () => {
    const lines = Array.from({ length: 6000 }, (_, at) =>
      at % 4 === 3 ? "  }" : `    const row${at} = await db.query("select ${at} from t${at % 9}");`,
    );
    const wrong = lines.slice(100, 500).map((line) => line.replace(/const row(\d*0) /, "let x$1 "));
    let anchor = anchorQuote("", "", 0);

    const took = processorTime(() => {
      anchor = anchorQuote(lines.join("\n"), wrong.join("\n"), 100);
    });

    assert.ok(took < 1000, `${took} ms`);
    assert.equal(anchor.kind, "near");
    assert.equal(anchor.start, lines.slice(0, 100).join("\n").length + 1 + 4);
  });

  it("finds a single line with a wrong word", () => {
    assert.deepEqual(placed("  await refundAll(order.payment);", 6), {
      kind: "near",
      line: 6,
      text: "await refund(order.payment);",
    });
  });

  const foreign = ["", "   \n ", "pool.query(`select * from users where id = ${id}`)", "retry(3)"];
  for (const quote of foreign) {
    it(`does not place ${JSON.stringify(quote)}, which is not there`, () => {
      assert.deepEqual(placed(quote, 3), { kind: "lost" });
    });
  }

  it("places any whole lines of any file exactly, on text equal to the quote", () => {
    const files = fc.array(fc.stringMatching(/^[a-z(){}; ]{0,14}$/), { minLength: 1 });
    const law = fc.property(files, fc.nat(), fc.integer({ min: 1, max: 4 }), (lines, at, count) => {
      const first = at % lines.length;
      const quote = lines.slice(first, first + count).join("\n");
      fc.pre(quote.trim() !== "");
      const text = lines.join("\n");

      const anchor = anchorQuote(text, quote, first);

      const stands = anchor.kind === "exact" ? text.slice(anchor.start, anchor.end) : anchor.kind;
      assert.equal(stands.trim(), quote.trim());
    });

    fc.assert(law);
  });
});
