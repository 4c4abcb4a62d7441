import assert from "node:assert/strict";
import fc from "fast-check";
import type { DismissReason } from "../../../../src/core/findings/dismissals/dismissals.ts";
import { dismissalFrom, dismissalOf } from "../../../../src/core/findings/dismissals/dismissals.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { categories } from "../../../../src/core/findings/finding.ts";
import { findingOn } from "../sampleFinding.ts";

const path = "src/orders.ts";
const code = `export class OrderStore {
  async cancel(id: string): Promise<void> {
    const rows = await db.query(sql, [id]);
    await this.publish(id);
  }
  async pay(id: string): Promise<void> {
    const rows = await db.query(sql, [id]);
    await this.publish(id);
  }
}
`;
const query = "const rows = await db.query(sql, [id]);";
const when = "2026-11-24T10:00:00.000Z";

const at = (text: string) => ({ path, text });
function dismiss(finding: Finding, text = code, reason: DismissReason = "wrong") {
  return dismissalFrom(finding, at(text), { reason, when });
}
/** The finding on the last place of its quote. */
function onLast(text: string, quote: string): Finding {
  const before = text.lastIndexOf(quote);
  const found = findingOn(text.slice(before), quote);
  const shift = text.slice(0, before).split("\n").length - 1;
  const { start, end } = found.range;
  const column = before - text.lastIndexOf("\n", before) - 1;
  return {
    ...found,
    range: {
      start: { line: start.line + shift, character: column },
      end: { line: end.line + shift, character: column + quote.length },
    },
  };
}

describe("A dismissal", () => {
  const finding = findingOn(code, query);

  it("names the category, the symbol and the quote, and how the finding was called", () => {
    assert.deepEqual(
      { ...dismiss(finding), id: "" },
      {
        id: "",
        category: "query",
        path,
        symbol: "OrderStore.cancel",
        quote: query,
        reason: "wrong",
        when,
        title: finding.title,
      },
    );
  });

  it("holds for the finding under another title, on another line and in another format", () => {
    const moved = `import db from "db";\n\n${code.replace(query, "const rows =\n      await db.query( sql, [id] );")}`;
    const again = findingOn(moved, "const rows =\n      await db.query( sql, [id] );", {
      title: "Reads the order once more",
      severity: "low",
    });

    assert.equal(dismissalOf(again, at(moved), [dismiss(finding)])?.reason, "wrong");
  });

  it("swallows neither the same code in another function, nor in another file", () => {
    const known = [dismiss(finding)];

    assert.equal(dismissalOf(onLast(code, query), at(code), known), undefined);
    assert.equal(dismissalOf(finding, { path: "src/other.ts", text: code }, known), undefined);
  });

  it("swallows no finding of another category, symbol or quote, whatever they are", () => {
    const statements = ["a(id);", "b(id);", "await c();", "return d;"];
    const place = fc.record({
      category: fc.constantFrom(...categories),
      method: fc.integer({ min: 0, max: 3 }),
      quote: fc.constantFrom(...statements),
    });
    const text = [0, 1, 2, 3]
      .map((n) => `  m${n}(id) {\n    ${statements.join("\n    ")}\n  }\n`)
      .join("");
    const source = `class Orders {\n${text}}\n`;
    const findingAt = ({
      category,
      method,
      quote,
    }: {
      category: Finding["category"];
      method: number;
      quote: string;
    }) => {
      const head = source.indexOf(`m${method}(id)`);
      const line = source.slice(0, source.indexOf(quote, head)).split("\n").length - 1;
      const range = { start: { line, character: 4 }, end: { line, character: 4 + quote.length } };
      return { ...finding, category, quote, range };
    };
    fc.assert(
      fc.property(place, place, (one, other) => {
        const known = [dismiss(findingAt(one), source)];
        const isSame =
          one.category === other.category &&
          one.method === other.method &&
          one.quote === other.quote;
        return (dismissalOf(findingAt(other), at(source), known) !== undefined) === isSame;
      }),
    );
  });

  it("that puts off holds until the code around the finding changes, and no longer", () => {
    const later = [dismiss(finding, code, "later")];
    const elsewhere = code.replace("async pay(id: string)", "async pay(id: number)");
    const around = code.replace("await this.publish(id);", "await this.publishAll([id]);");
    const laidOut = code.replaceAll("    ", "\t\t");

    assert.equal(dismissalOf(finding, at(elsewhere), later)?.reason, "later");
    assert.equal(dismissalOf(finding, at(around), later), undefined);
    assert.equal(dismissalOf(findingOn(laidOut, query), at(laidOut), later)?.reason, "later");
    assert.equal(dismissalOf(finding, at(around), [dismiss(finding)])?.reason, "wrong");
  });

  it("holds no secret, and is found again all the same", () => {
    const secret = ["hunter2", "Xk9", "Qpz7"].join("");
    const line = `connect({ user: "shop", password: "${secret}" });`;
    const text = `function open() {\n  ${line}\n}\n`;
    const secretive = findingOn(text, line, {
      category: "security",
      title: `The password ${secret.slice(0, 3)} is in the code`,
    });

    const record = dismissalFrom(secretive, at(text), {
      reason: "accepted risk",
      when,
      note: `see password = "${secret}"\n\u202ethe wiki`,
    });

    assert.ok(!JSON.stringify(record).includes(secret), JSON.stringify(record));
    assert.match(record.quote, /\[\[secret:/);
    assert.match(record.note ?? "", /the wiki$/);
    assert.equal(dismissalOf(secretive, at(text), [record])?.id, record.id);
  });

  it("hides what only the text around the quote shows to be a secret", () => {
    const secret = ["hunter2", "Xk9", "Qpz7"].join("");
    const text = `const password = "${secret}";\n`;
    const half = findingOn(text, `"${secret}"`);

    const record = dismiss(half, text);

    assert.ok(!JSON.stringify(record).includes(secret), JSON.stringify(record));
    assert.equal(dismissalOf(half, at(text), [record])?.id, record.id);
  });

  it("that was taken back keeps nothing away", () => {
    assert.equal(
      dismissalOf(finding, at(code), [{ ...dismiss(finding), restored: true }]),
      undefined,
    );
  });

  it("of a very long quote tells it from another that begins the same", () => {
    const long = `call(${'"x", '.repeat(800)}1);`;
    const text = `${long}\n${long.replace("1);", "2);")}\n`;
    const record = dismiss(findingOn(text, long), text);

    assert.ok(record.quote.length <= 2100);
    assert.ok(dismissalOf(findingOn(text, long), at(text), [record]));
    assert.equal(
      dismissalOf(findingOn(text, long.replace("1);", "2);")), at(text), [record]),
      undefined,
    );
  });
});
