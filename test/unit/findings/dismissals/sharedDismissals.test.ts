import assert from "node:assert/strict";
import fc from "fast-check";
import type { Dismissal } from "../../../../src/core/findings/dismissals/dismissals.ts";
import { dismissalId } from "../../../../src/core/findings/dismissals/dismissals.ts";
import { renameDismissals } from "../../../../src/core/findings/dismissals/renameDismissals.ts";
import type { SharedDismissals } from "../../../../src/core/findings/dismissals/sharedDismissals.ts";
import {
  noShared,
  readShared,
  withShared,
  writeShared,
} from "../../../../src/core/findings/dismissals/sharedDismissals.ts";

function dismissal(changes: Partial<Dismissal> = {}): Dismissal {
  const one = {
    category: "query",
    path: "src/orders.ts",
    symbol: "Orders.cancel",
    quote: "await db.query(sql);",
    reason: "accepted risk",
    note: "The table is small.",
    when: "2026-11-24T10:11:12.000Z",
    title: "Runs a query for each order",
    ...changes,
  } as const;
  return { ...one, id: dismissalId(one) };
}
const entry = {
  path: "a.ts",
  symbol: "",
  category: "query",
  quote: "x",
  title: "t",
  reason: "wrong",
  when: "2026-11-24",
};
const file = (dismissals: readonly unknown[]) => JSON.stringify({ version: 1, dismissals });
function read(dismissals: readonly unknown[]): SharedDismissals {
  const shared = readShared(file(dismissals));
  assert.ok(typeof shared === "object");
  return shared;
}

describe("What a team dismissed", () => {
  it("is written sorted, one entry each, without what only this machine knows", () => {
    const one = withShared(noShared, dismissal());
    const both = withShared(one, dismissal({ path: "src/a.ts", restored: true }));

    const text = writeShared(both);

    assert.equal(
      text,
      writeShared(withShared(withShared(noShared, dismissal({ path: "src/a.ts" })), dismissal())),
    );
    assert.deepEqual((JSON.parse(text) as { dismissals: unknown }).dismissals, [
      { ...entryOf(dismissal()), path: "src/a.ts" },
      entryOf(dismissal()),
    ]);
    assert.ok(text.endsWith("}\n"));
  });

  it("is read as it was written", () => {
    const later = dismissal({
      reason: "later",
      code: "0123",
      quote: 'password = "[[secret:password:1]]"',
    });
    const again = readShared(writeShared(withShared(noShared, later)));

    assert.deepEqual(again, {
      dismissals: [{ ...later, when: "2026-11-24" }],
      unread: [],
    });
  });

  it("about one finding stands in it once, as it was said last", () => {
    const twice = withShared(withShared(noShared, dismissal()), dismissal({ reason: "wrong" }));

    assert.deepEqual(
      twice.dismissals.map(({ reason }) => reason),
      ["wrong"],
    );
  });

  it("is read without the entries that are none, and these stay in the file", () => {
    const wrong = [
      { ...entry, reason: "because" },
      { ...entry, path: "../b.ts" },
      { ...entry, quote: 7 },
      null,
    ];
    const shared = read([...wrong, entry]);

    assert.deepEqual(shared.unread, wrong);
    assert.equal(shared.dismissals.length, 1);
    const again = readShared(writeShared(withShared(shared, dismissal())));
    assert.ok(typeof again === "object");
    assert.deepEqual([again.dismissals.length, again.unread], [2, wrong]);
  });

  it("names no file outside the folder, however that is spelt", () => {
    for (const path of [
      "/etc/x",
      "C:\\x",
      "..\\x",
      "a/../../x",
      "\\x",
      "a\u0000b",
      "",
      "x".repeat(2000),
    ]) {
      assert.equal(read([{ ...entry, path }]).dismissals.length, 0, path);
    }
    assert.equal(read([{ ...entry, path: "a..b/c...ts" }]).dismissals.length, 1);
  });

  it("is bounded in length and number", () => {
    const many = Array.from({ length: 3000 }, (_, at) => ({ ...entry, path: `${at}.ts` }));

    assert.equal(read(many).dismissals.length, 2000);
    assert.equal(read([{ ...entry, quote: "x".repeat(5000) }]).dismissals.length, 0);
    assert.equal(read([{ ...entry, note: "x".repeat(5000) }]).dismissals.length, 0);
  });

  it("cannot say of itself which id it has, or that it is taken back", () => {
    const [one] = read([{ ...entry, id: "mine", restored: true }]).dismissals;

    assert.equal(one?.id, dismissalId({ ...entry, category: "query" }));
    assert.equal(one.restored, undefined);
  });

  it("is not guessed at in a file that is none or of a later version", () => {
    assert.equal(readShared('{"version":2,"dismissals":[]}'), "newer");
    for (const text of ["", "[]", '{"version":1}', '{"dismissals":[]}']) {
      assert.equal(readShared(text), "unreadable", text);
    }
    fc.assert(fc.property(fc.jsonValue(), (value) => read([value]).dismissals.length === 0));
  });
});

describe("The dismissals of a renamed file", () => {
  it("follow it, and those of all files of a renamed folder, and no others", () => {
    const [one, other] = [dismissal(), dismissal({ path: "src/orders.tsx" })];

    const ofFile = renameDismissals([one, other], "src/orders.ts", "src/paid.ts");
    const ofFolder = renameDismissals([one, other], "src", "lib");

    assert.deepEqual(ofFile, { add: [dismissal({ path: "src/paid.ts" })], remove: [one.id] });
    assert.deepEqual(
      ofFolder.add.map(({ path }) => path),
      ["lib/orders.ts", "lib/orders.tsx"],
    );
    assert.deepEqual(renameDismissals([one], "sr", "lib").remove, []);
  });
});

function entryOf(one: Dismissal): object {
  const entries = Object.entries(one).filter(([key]) => key !== "id");
  return { ...Object.fromEntries(entries), when: one.when.slice(0, 10) };
}
