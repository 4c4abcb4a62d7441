import assert from "node:assert/strict";
import { createAnswerNeighbours } from "../../../../src/core/context/neighbourhood/answerNeighbours.ts";
import { readFileTerms } from "../../../../src/core/context/terms/fileTerms.ts";

const texts = {
  "src/orders/cancelOrder.ts": `import { setStatus } from "./orderRepository.ts";
export async function cancelOrder(db, shopId, id) {
  const order = await setStatus(db, shopId, id, "cancelled");
  await putBack(order.items);
}
`,
  "src/orders/orderRepository.ts": `export async function setStatus(db, shopId, id, status) {
  return db.query("UPDATE orders SET status = $1", [status, shopId, id]);
}
export async function removeEverything(db) {
  return db.query("DELETE FROM audits");
}
`,
  "src/routes/orders.ts": `import { cancelOrder } from "../orders/cancelOrder.ts";
export function orderRoutes(app, db) {
  app.post("/orders/:id/cancel", async (request) => {
    await cancelOrder(db, request.user.shopId, request.params.id);
    return { status: "cancelled" };
  });
}
`,
  "src/mail/sendNewsletter.ts": `export function sendNewsletter(recipients, template) {
  for (const recipient of recipients) deliver(recipient.address, template.render(recipient));
}
`,
  "web/OrderList.tsx": `export function OrderList({ orders, cancelOrder }) {
  return orders.map((order) => <Row order={order} onCancel={cancelOrder} status={order.status} />);
}
`,
  "resources/scripts/orderStore.ts": `import { defineStore } from "pinia";
export const useOrders = defineStore("orders", {
  cancelOrder: (shopId, id) => api.cancelOrder(shopId, id, { status: "cancelled" }),
});
`,
  "resources/scripts/cancelOrder.ts": `export async function cancelOrderOf(order) {
  return api.cancelOrder(order.shopId, order.id, { status: "cancelled" });
}
`,
  "test/cancelOrder.test.ts": `it("cancels an order", async () => {
  await cancelOrder(db, shopId, id);
  assert.equal(await statusOf(id), "cancelled");
});
`,
};
const files = Object.entries(texts).map(([path, text]) => readFileTerms(path, "typescript", text));
const path = "src/orders/cancelOrder.ts";
const seed = { path, names: ["cancelOrder"], text: texts[path] };
const shown = [{ path, start: 0, end: 10 }];
const question = { seeds: [seed], shown, most: 20 };

describe("the neighbours of a piece of code", () => {
  it("are what it calls and what calls it, before what only stands nearby", () => {
    const { near } = createAnswerNeighbours()(question, files);

    const names = near.map(({ name, relation }) => `${name} ${relation}`);
    assert.equal(names[0], "setStatus callee");
    assert.ok(names.includes("app.post /orders/:id/cancel caller"), names.join());
    assert.equal(names.at(-1), "removeEverything like");
  });

  it("are not what is shown anyway, no screen, and nothing that only happens to be there", () => {
    const { near } = createAnswerNeighbours()(question, files);

    const names = near.map(({ name }) => name);
    assert.ok(!names.includes("cancelOrder"));
    for (const screen of ["OrderList", "useOrders", "cancelOrderOf"]) {
      assert.ok(!names.includes(screen), names.join());
    }
    assert.ok(!names.includes("sendNewsletter"), names.join());
  });

  it("come with the tests that name it", () => {
    const { tests } = createAnswerNeighbours()(question, files);

    assert.deepEqual(
      tests.map((one) => one.path),
      ["test/cancelOrder.test.ts"],
    );
  });

  it("may be none", () => {
    const text = "SELECT 1;";
    const lonely = { ...question, seeds: [{ path: "notes.sql", names: [], text }] };

    assert.deepEqual(createAnswerNeighbours()(lonely, files).near, []);
    assert.deepEqual(createAnswerNeighbours()(lonely, []).near, []);
  });

  it("are the scopes and accessors of a model, which code calls by other names", () => {
    const model = `<?php
class Loan extends Model
{
    public function scopeOverdue($query)
    {
        return $query
            ->where('due_on', '<', now());
    }

    public function getDaysLeftAttribute()
    {
        return now()
            ->diffInDays($this->due_on);
    }
}
`;
    const text = "<?php\n$days = Loan::overdue()->first()->days_left;\n";
    const loans = readFileTerms("app/Models/Loan.php", "php", model);
    const asked = { ...question, seeds: [{ path: "app/remind.php", names: [], text }], shown: [] };

    const { near } = createAnswerNeighbours()(asked, [loans]);

    const called = near.filter(({ relation }) => relation === "callee").map(({ name }) => name);
    assert.deepEqual(called.toSorted(), ["getDaysLeftAttribute", "scopeOverdue"]);
  });

  it("are no callee by the name of a variable that the file does not import", () => {
    const main = ["src/main.ts", "const db = await openDatabase(config.databaseUrl);\n"] as const;

    const { near } = createAnswerNeighbours()(question, [
      ...files,
      readFileTerms(main[0], "typescript", main[1]),
    ]);

    const called = near.filter(({ relation }) => relation === "callee").map(({ name }) => name);
    assert.deepEqual(called, ["setStatus"]);
  });

  it("are nothing by a name that is of another language", () => {
    const script = "def setStatus(db, shopId, id, status):\n    cancelOrder()\n    db.items()\n";

    const { near } = createAnswerNeighbours()(question, [
      ...files,
      readFileTerms("scripts/repair.py", "python", script),
    ]);

    const relations = near.filter((one) => one.path === "scripts/repair.py");
    assert.ok(relations.every(({ relation }) => relation === "like"));
    assert.ok(
      near.some((one) => one.path.endsWith("orderRepository.ts") && one.relation === "callee"),
    );
  });

  it("are what a queue or a bus runs of a class that the code only names, and nothing of a comment", () => {
    const app = {
      "app/Orders.php": `class Orders {
    function pay($order, $total) {
        // Empties all stores.
        dispatch(new SendReceipt($order, $total));
        $this->bus->send(new PayOrderCommand($order, $total));
    }
}
`,
      "app/SendReceipt.php": `class SendReceipt {
    function handle($order, $total) {
        if ($total === 0) {
            return;
        }
        mail($order, $total);
    }
}
`,
      "app/PayOrderHandler.php": `class PayOrderHandler {
    function __invoke($order, $total) {
        if ($total === 0) {
            return;
        }
        charge($order, $total);
    }
}
`,
      "app/Prune.php": `class Prune {
    function handle($order, $total) {
        if ($total === 0) {
            return;
        }
        forget($order, $total);
    }
}
`,
      "app/Shop.php": `class Shop {
    function stores($order, $total) {
        return [$order, $total];
    }
}
`,
    };
    const some = Object.entries(app).map(([file, text]) => readFileTerms(file, "php", text));
    const orders = {
      path: "app/Orders.php",
      names: ["Orders", "pay"],
      text: app["app/Orders.php"],
    };

    const { near } = createAnswerNeighbours()(
      { seeds: [orders], shown: [{ path: orders.path, start: 0, end: 10 }], most: 20 },
      some,
    );

    const called = near.filter(({ relation }) => relation === "callee");
    assert.deepEqual(called.map(({ owner, name }) => `${owner}.${name}`).toSorted(), [
      "PayOrderHandler.__invoke",
      "SendReceipt.handle",
    ]);
  });

  it("are a constructor only where the code makes one", () => {
    const store = `public class Orders {
    public Orders(Database db, int shopId) {
        this.db = db;
        this.shopId = shopId;
        this.open();
    }
}
`;
    const calledBy = (line: string): readonly string[] => {
      const text = `class Shop {\n    void Pay(Database db, int shopId) {\n        ${line}\n    }\n}\n`;
      const shop = { path: "src/Shop.cs", names: ["Shop", "Pay"], text };
      const { near } = createAnswerNeighbours()(
        { seeds: [shop], shown: [{ path: shop.path, start: 0, end: 9 }], most: 20 },
        [
          readFileTerms(shop.path, "csharp", text),
          readFileTerms("data/Orders.cs", "csharp", store),
        ],
      );
      return near.filter(({ relation }) => relation === "callee").map(({ name }) => name);
    };

    assert.deepEqual(calledBy("new Orders(db, shopId);"), ["Orders"]);
    assert.deepEqual(calledBy("db.Orders(shopId).Pay();"), []);
  });

  it("follow an edit", () => {
    const answer = createAnswerNeighbours();
    answer(question, files);
    const edited = files.map((file) =>
      file.path === "src/mail/sendNewsletter.ts"
        ? readFileTerms(
            file.path,
            "typescript",
            "export function tellCustomer(id) {\n  return cancelOrder(id);\n}\n",
          )
        : file,
    );

    const { near } = answer(question, edited);

    assert.ok(near.some(({ name, relation }) => name === "tellCustomer" && relation === "caller"));
  });

  it("are of tests also those that say the path of a route", () => {
    const test = readFileTerms(
      "test/http.test.ts",
      "typescript",
      'it("lets staff ship", async () => {\n  const url = `/orders/${id}/ship`;\n  await post(url);\n});\n',
    );
    const routes = ["/orders/{id}/ship"];
    const unnamed = { ...seed, names: [] };

    const { tests } = createAnswerNeighbours()({ ...question, seeds: [unnamed], routes }, [
      ...files,
      test,
    ]);

    assert.deepEqual(
      tests.map((one) => one.path),
      ["test/http.test.ts"],
    );
  });

  it("are of a path of one word those whose file is about it", () => {
    const text =
      'it("answers", async () => {\n  await post("/orders", settings);\n  await end();\n});\n';
    const tests = ["test/orders.test.ts", "test/mailServer.test.ts"];
    const unnamed = { ...seed, names: [] };

    const answer = createAnswerNeighbours()(
      { ...question, seeds: [unnamed], routes: ["/orders"] },
      [...files, ...tests.map((test) => readFileTerms(test, "typescript", text))],
    );

    assert.deepEqual(
      answer.tests.map((one) => one.path),
      ["test/orders.test.ts"],
    );
  });

  it("tell how errors and transactions are done where it is done more than once", () => {
    const text = `export class ShopError extends Error {}
export function place(db) { return db.transaction(() => { throw new ShopError("taken"); }); }
export function move(db) { return db.transaction(() => { throw new ShopError("gone"); }); }
`;

    const { customs } = createAnswerNeighbours()(question, [
      readFileTerms("src/shop.ts", "typescript", text),
    ]);

    assert.deepEqual(customs, [
      { what: "errors", name: "ShopError", uses: 3, path: "src/shop.ts", line: 0 },
      { what: "transactions", name: "transaction", uses: 2 },
    ]);
  });

  it("tell how it is done in the language of the code under review", () => {
    const script = "export function show(a) { console.log(a); }\n".repeat(5);
    const php =
      "<?php\nfunction pay() {\n    Log::info('a');\n}\nfunction move() {\n    Log::info('b');\n}\n";
    const answer = createAnswerNeighbours();
    const all = [
      readFileTerms("web/show.js", "javascript", script),
      readFileTerms("app/pay.php", "php", php),
    ];
    const loggingOf = (file: string): readonly string[] =>
      answer({ ...question, seeds: [{ ...seed, path: file }] }, all).customs.map(
        ({ name }) => name,
      );

    assert.deepEqual(loggingOf("app/pay.php"), ["Log"]);
    assert.deepEqual(loggingOf("web/show.js"), ["console"]);
  });

  it("are of a short interface all that stands above its members", () => {
    const text = `/** A message can come again. */
export interface Queue {
  publish(topic: string): Promise<void>;
  setStatus(topic: string): Promise<void>;
}
`;

    const { near } = createAnswerNeighbours()(question, [
      ...files,
      readFileTerms("src/queue.ts", "typescript", text),
    ]);

    const queue = near.filter((one) => one.path === "src/queue.ts");
    assert.deepEqual(
      queue.map(({ name, start, end }) => [name, start, end]),
      [["Queue", 0, 5]],
    );
  });
});
