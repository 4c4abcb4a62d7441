import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gatherBackend } from "../../../../src/core/context/backend/gatherBackend.ts";
import { partTokens } from "../../../../src/core/context/fitBudget.ts";
import { linesOf } from "../../../../src/core/context/lines.ts";
import type { Backend, Files } from "../../../../src/core/ports.ts";
import type { Part } from "../../../../src/core/prompt/prompt.ts";
import { folderBackend } from "../../../support/folderBackend.ts";
import { folderFiles } from "../../../support/folderFiles.ts";
import { folder } from "../../../support/memoryFiles.ts";

const shop = path.resolve(import.meta.dirname, "../../../workspaces/shop");
const { signal } = new AbortController();

describe("what goes along with code under review", () => {
  let files: Files;
  let backend: Backend;
  before(async () => {
    files = folderFiles(shop);
    backend = await folderBackend(shop, (file) => folder + file);
  });

  async function around(
    file: string,
    budget = 2000,
    ports = { files, backend },
    [first, end]: readonly [number, number] = [0, Infinity],
  ) {
    const whole = await wholePart(files, file);
    const text = linesOf(whole.text).slice(first, end).join("");
    const reviewed = [{ ...whole, text, startLine: first }];
    return gatherBackend({ reviewed, context: [], budget }, ports, signal);
  }

  it("holds the tables that it touches, as facts with their indexes", async () => {
    const parts = await around("src/payments/paymentConsumer.ts");

    const tables = parts.find((part) => part.path === "tables");
    assert.ok(tables?.isWords);
    assert.match(tables.text, /table payments \(written in line 31/);
    assert.match(tables.text, /event_id text/);
    assert.doesNotMatch(tables.text, /unique \(event_id\)/);
  });

  it("shows its routes beside their siblings with guards as the code writes them", async () => {
    const parts = await around("src/routes/orders.ts");

    const entries = parts.find((part) => part.path === "entry points")?.text ?? "";
    assert.match(
      entries,
      /^> 63 POST \/orders\/\{id\}\/ship \| authenticate, requireRole\("staff"\)/m,
    );
    assert.match(entries, /^> 72 POST \/orders\/\{id\}\/refund \| authenticate \|/m);
  });

  it("shows the lines that declare a handler's routes, and once what stands before all of them", async () => {
    const stack = path.resolve(import.meta.dirname, "../../../workspaces/stacks/express");
    const ports = {
      files: folderFiles(stack),
      backend: await folderBackend(stack, (file) => folder + file),
    };
    const whole = await wholePart(ports.files, "src/ordersController.ts");
    const remove = linesOf(whole.text).slice(6, 9).join("");
    const reviewed = [{ ...whole, text: remove, startLine: 6 }];

    const parts = await gatherBackend({ reviewed, context: [], budget: 2000 }, ports, signal);

    const declared = parts.filter(({ why }) => why.endsWith("is declared"));
    assert.deepEqual(
      declared.map((part) => [part.path, part.startLine, part.why]),
      [["src/routes/orders.ts", 7, "where DELETE /api/v1/orders/{orderId} is declared"]],
    );
    const entries = parts.find((part) => part.path === "entry points")?.text ?? "";
    assert.match(entries, /^before all of these: express\.json\(\), requireUser;/m);
    assert.match(entries, /^> 8 DELETE \S+ by line 7$/m);
    assert.match(entries, /^ {2}7 POST \S+ \| validate\(orderSchema\)/m);
  });

  it("marks of a list of routes those that are new", async () => {
    const stack = path.resolve(import.meta.dirname, "../../../workspaces/stacks/express");
    const ports = {
      files: folderFiles(stack),
      backend: await folderBackend(stack, (file) => folder + file),
    };
    const whole = await wholePart(ports.files, "src/routes/orders.ts");
    const marks = { sign: "+", lines: new Set([7]) } as const;
    const reviewed = [{ ...whole, marks }];

    const parts = await gatherBackend({ reviewed, context: [], budget: 2000 }, ports, signal);

    const entries = parts.find((part) => part.path === "entry points")?.text ?? "";
    assert.match(entries, /^> 8 DELETE /m);
    assert.match(entries, /^ {2}7 POST /m);
    assert.equal(entries.match(/^> /gm)?.length, 1);
  });

  it("holds what a schema promises of the fields that it answers", async () => {
    const stack = path.resolve(import.meta.dirname, "../../../workspaces/stacks/graphql");
    const ports = {
      files: folderFiles(stack),
      backend: await folderBackend(stack, (file) => folder + file),
    };
    const reviewed = [await wholePart(ports.files, "src/orders.mts")];

    const parts = await gatherBackend({ reviewed, context: [], budget: 2000 }, ports, signal);

    const promised = parts.filter((part) => part.path === "schema.graphql");
    assert.match(promised[0]?.text ?? "", /orders\(first: Int = 20/);
    assert.match(promised[0]?.why ?? "", /what the contract promises of Query.orders/);
  });

  it("shows nothing of a file in its working tree where another version is judged", async () => {
    const whole = await wholePart(files, "src/routes/orders.ts");
    const staged = { ...whole, uri: "git:orders.ts", fileUri: whole.uri };

    const parts = await gatherBackend(
      { reviewed: [staged], context: [], budget: 4000 },
      { files, backend },
      signal,
    );

    assert.ok(parts.length > 0);
    assert.deepEqual(
      parts.filter(({ uri }) => uri === whole.uri).map(({ why }) => why),
      [],
    );
  });

  it("shows the body of what the code calls, since it decides", async () => {
    const parts = await around("src/routes/orders.ts", 2000, { files, backend }, [71, 80]);

    const callee = parts.find(({ why }) => why.startsWith("setStatus,"));
    assert.match(callee?.text ?? "", /AND status = /);
  });

  it("holds tables also of code that no request reaches, by what it calls", async () => {
    const work = fs.mkdtempSync(path.join(os.tmpdir(), "background-"));
    try {
      const sweep = "export function sweep(db) {\n  removeStale(db);\n}\n";
      fs.writeFileSync(path.join(work, "sweep.ts"), sweep);
      fs.writeFileSync(
        path.join(work, "stale.ts"),
        "export function removeStale(db) {\n  return db.query(`DELETE FROM carts WHERE age > 9`);\n}\n",
      );
      fs.writeFileSync(path.join(work, "schema.sql"), "CREATE TABLE carts (age int);\n");
      const ports = {
        files: folderFiles(work),
        backend: await folderBackend(work, (file) => folder + file),
      };
      const reviewed = [await wholePart(ports.files, "sweep.ts")];

      const parts = await gatherBackend({ reviewed, context: [], budget: 2000 }, ports, signal);

      const tables = parts.find((part) => part.path === "tables")?.text ?? "";
      assert.match(tables, /table carts \(written by what it calls/);
    } finally {
      fs.rmSync(work, { recursive: true });
    }
  });

  it("shows whole what is nearest, as far as there is room for bodies", async () => {
    const whole = await wholePart(files, "src/routes/orders.ts");
    const text = linesOf(whole.text).slice(71, 80).join("");
    const reviewed = [{ ...whole, text, startLine: 71 }];
    const gather = (bodies: number): Promise<readonly Part[]> =>
      gatherBackend({ reviewed, context: [], budget: 4000, bodies }, { files, backend }, signal);
    const tokensOf = (parts: readonly Part[]): number =>
      parts.reduce((sum, part) => sum + partTokens(part), 0);

    const [narrow, wide] = [await gather(0), await gather(4000)];

    const gateway = (parts: readonly Part[]): string =>
      parts
        .map((part) => (part.path === "src/payments/paymentGateway.ts" ? part.text : ""))
        .join("");
    assert.doesNotMatch(gateway(narrow), /idempotency-key/);
    assert.match(gateway(wide), /idempotency-key/);
    assert.ok(tokensOf(wide) <= tokensOf(narrow) + 4000);
  });

  it("takes the class around the code for its fields, and a sibling rather than its first line", async () => {
    const stack = path.resolve(import.meta.dirname, "../../../workspaces/stacks/spring");
    const ports = {
      files: folderFiles(stack),
      backend: await folderBackend(stack, (file) => folder + file),
    };
    const file = "orders/src/main/java/shop/orders/web/OrderController.java";
    const whole = await wholePart(ports.files, file);
    const reviewed = [
      { ...whole, text: linesOf(whole.text).slice(35, 42).join(""), startLine: 35 },
    ];

    const parts = await gatherBackend({ reviewed, context: [], budget: 2000 }, ports, signal);

    const own = parts.filter((part) => part.path === file);
    assert.match(own.find(({ startLine }) => startLine === 31)?.text ?? "", /book\.add\(order\)/);
    assert.ok(!own.some(({ why }) => why.startsWith("OrderController calls")));
  });

  it("shows beside a migration the code that writes its table", async () => {
    const parts = await around("migrations/005_order_reference.sql");

    const writer = parts.filter(({ path: of }) => of === "src/orders/placeOrder.ts");
    assert.match(writer.map(({ text }) => text).join(""), /INSERT INTO orders/);
  });

  it("stays within the budget and says of each part why it is there", async () => {
    for (const budget of [300, 1000, 2000, 4000]) {
      const parts = await around("src/orders/placeOrder.ts", budget);

      const tokens = parts.reduce((sum, part) => sum + partTokens(part), 0);
      assert.ok(tokens <= budget + 40, `${tokens} of ${budget}`);
      assert.ok(parts.every(({ why }) => why.length > 10));
    }
  });

  it("holds of a file only lines that stand there", async () => {
    const parts = await around("src/orders/cancelOrder.ts");

    const ofFiles = parts.filter((part) => part.isWords !== true);
    assert.ok(ofFiles.length > 2);
    for (const { uri, text, startLine } of ofFiles) {
      const file = await files.read(uri, "part", signal);
      const lines = linesOf(file.kind === "text" ? file.text : "");
      const count = linesOf(text).length;
      assert.equal(lines.slice(startLine, startLine + count).join(""), text);
    }
  });

  it("holds nothing of a withheld file, neither its text nor its facts", async () => {
    const withheld = { strength: "ignored", rule: ".aiexclude" } as const;
    const hidden = /002_orders|orderRepository/;
    const closed: Files = {
      ...files,
      withheld: (uri) => Promise.resolve(hidden.test(uri) ? withheld : undefined),
    };

    const parts = await around("src/orders/cancelOrder.ts", 4000, { files: closed, backend });

    const text = parts.map((part) => `${part.path} ${part.why} ${part.text}`).join("\n");
    assert.doesNotMatch(text, /002_orders|table orders |orderRepository\.ts/);
    assert.match(text, /table products/);
  });

  it("is nothing where nothing is known", async () => {
    const empty: Backend = {
      map: () => undefined,
      neighbours: () => Promise.resolve({ near: [], tests: [], customs: [] }),
      links: () => Promise.resolve([]),
      candidates: () => Promise.resolve([]),
    };

    assert.deepEqual(await around("src/routes/orders.ts", 2000, { files, backend: empty }), []);
  });
});

async function wholePart(files: Files, file: string): Promise<Part> {
  const read = await files.read(folder + file, "whole", signal);
  if (read.kind !== "text") throw new Error(`There is no ${file}.`);
  const { uri, path: name, text, languageId } = read;
  return { uri, path: name, text, startLine: 0, languageId, why: "under review", numbered: true };
}
