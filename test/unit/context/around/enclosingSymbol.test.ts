import assert from "node:assert/strict";
import fc from "fast-check";
import { enclosingSymbol } from "../../../../src/core/context/around/enclosingSymbol.ts";
import { processorTime } from "../../../support/processorTime.ts";

/** The symbol around the line that holds `here`. */
function around(text: string): string {
  return enclosingSymbol(
    text,
    text.split("\n").findIndex((line) => line.includes("here")),
  );
}

describe("enclosingSymbol", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "a method of a class",
      "export class OrderStore {\n  async cancel(id: string): Promise<void> {\n    await here;\n  }\n}\n",
      "OrderStore.cancel",
    ],
    ["a function", "export async function pay(order) {\n  here();\n}\n", "pay"],
    ["the head itself", "function before() {}\nfunction here(order) {\n  x();\n}\n", "here"],
    ["top level", "function before() {\n  x();\n}\nhere();\n", ""],
    [
      "a callback, by the function that has a name",
      "async function pay() {\n  await Promise.all(orders.map(async (one) => {\n    await here(one);\n  }));\n}\n",
      "pay",
    ],
    [
      "a route, by its path",
      'export function routes(app) {\n  app.post("/orders", async (request) => {\n    here();\n  });\n}\n',
      'routes.app.post("/orders"',
    ],
    [
      "parameters on lines of their own",
      "class A {\n  pay(\n    order: Order,\n  ): void {\n    if (order) {\n      here();\n    }\n  }\n}\n",
      "A.pay",
    ],
    [
      "a call over several lines, which is no function",
      "function pay() {\n  query(\n    here,\n  );\n}\n",
      "pay",
    ],
    ["an arrow function", "const pay = async (order: Order) => {\n  here();\n};\n", "pay"],
    [
      "a brace on a line of its own",
      "public class Orders\n{\n    public async Task<int> Pay(Order order)\n    {\n        Here(here);\n    }\n}\n",
      "Orders.Pay",
    ],
    [
      "Java",
      "class Pay {\n  public Order cancel(long id) throws Gone {\n    here();\n  }\n}\n",
      "Pay.cancel",
    ],
    [
      "Python",
      "class Orders:\n    @retry\n    async def pay(\n        self,\n    ) -> None:\n        here()\n",
      "Orders.pay",
    ],
    ["Go", "func (s *Store) Get(id string) error {\n\treturn here\n}\n", "Store.Get"],
    [
      "Rust",
      "impl Store for Memory {\n    pub async fn get(&self) {\n        here\n    }\n}\n",
      "Store for Memory.get",
    ],
    ["Ruby", "class Order\n  def pay\n    here\n  end\nend\n", "Order.pay"],
    [
      "Kotlin",
      "class Pay {\n    suspend fun cancel(id: Long) {\n        here()\n    }\n}\n",
      "Pay.cancel",
    ],
    ["SQL", "CREATE TABLE IF NOT EXISTS orders (\n  here text\n);\n", "orders"],
  ];
  for (const [title, text, symbol] of cases) {
    it(`names ${title}`, () => {
      assert.equal(around(text), symbol);
    });
  }

  it("stays the same when lines are added above or the line ends differ", () => {
    const [, text, symbol] = cases[0] ?? ["", "", ""];
    assert.equal(around(`import a from "a";\n\n${text}`), symbol);
    assert.equal(enclosingSymbol(text.replaceAll("\n", "\r\n"), 2), symbol);
  });

  it("answers for any text and line, in time that goes with its length", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(20), (text, line) => {
        return enclosingSymbol(text, line).length <= 300;
      }),
    );
    const long = `${"a ".repeat(50_000)}(`;

    const took = processorTime(() => {
      enclosingSymbol(`${long}\n  here`, 1);
      enclosingSymbol(`x = ${"(".repeat(50_000)}\n  here`, 1);
      enclosingSymbol(`impl ${" ".repeat(50_000)}x\n  here`, 1);
    });

    assert.ok(took < 1000, `${took} ms`);
  });
});
