import assert from "node:assert/strict";
import {
  cutDefinition,
  signatureOf,
} from "../../../../src/core/context/neighbourhood/cutDefinition.ts";
import type { Neighbour } from "../../../../src/core/context/neighbourhood/neighbour.ts";

function signature(name: string, ...lines: readonly string[]): string {
  const place = { path: "orders", languageId: "java", owner: "", start: 0, head: 0, end: 9 };
  const neighbour: Neighbour = { ...place, name, relation: "like", score: 1 };
  return signatureOf(neighbour, lines);
}

describe("the line that stands for a definition", () => {
  it("leaves out words that say nothing of what it is", () => {
    assert.equal(
      signature("cancel", "  public static async cancel(id: string) {\n"),
      "cancel(id: string)",
    );
    assert.equal(
      signature("pay", "    pub(crate) async fn pay(order: &Order) {\n"),
      "pay(order: &Order)",
    );
    assert.equal(signature("refund", "def refund(order, reason):\n"), "refund(order, reason)");
    assert.equal(signature("refund", "  def refund\n"), "def refund");
  });

  it("says what a parameter is, not how it comes", () => {
    assert.equal(
      signature("find", '  Order find(@PathVariable("id") long id, @Valid Filter by) {\n'),
      "Order find(long id, Filter by)",
    );
    assert.equal(
      signature("Find", "  public Task<Order> Find([FromBody] Filter by, int[] ids)\n"),
      "Task<Order> Find(Filter by, int[] ids)",
    );
  });

  it("goes on where the parameters stand below", () => {
    assert.equal(
      signature("cancel", "def cancel(\n", "    order: Order,\n"),
      "cancel(order: Order,",
    );
    assert.equal(
      signature(
        "pay",
        "func (s *Store) pay(\n",
        "\torder Order,\n",
        "\tat time.Time,\n",
        ") error {\n",
      ),
      "pay(order Order, at time.Time) error",
    );
  });

  it("keeps the name where a long type stands before it, and ends where it is long", () => {
    const taken = "@RequestParam String shop, Pageable page, Locale locale";
    const method = `  public ResponseEntity<Page<OrderWithItems>> findOrders(${taken}) {\n`;
    const handler =
      '  app.get<{ Querystring: { limit: number; before?: number } }>("/orders", async () => {\n';

    assert.equal(
      signature("findOrders", method),
      "…findOrders(String shop, Pageable page, Locale locale…",
    );
    assert.equal(signature("app.get /orders", handler), "app.get /orders");
  });
});

describe("what is shown of a long caller", () => {
  it("is its call, not a comment that speaks of it", () => {
    const lines = [
      "func run(store Store) {\n",
      ...Array.from({ length: 20 }, (_, at) => `\tstep(${at})\n`),
      "\t// save keeps what was found\n",
      ...Array.from({ length: 20 }, (_, at) => `\tmore(${at})\n`),
      "\tstore.save(found)\n",
      "}\n",
    ];
    const place = { path: "run.go", languageId: "go", owner: "", start: 0, head: 0 };
    const caller: Neighbour = {
      ...place,
      end: lines.length,
      name: "run",
      relation: "caller",
      score: 1,
    };

    const cuts = cutDefinition(caller, lines, ["save"], (text) => text.length < 160);

    assert.match(cuts.map(({ text }) => text).join(""), /store\.save\(found\)/);
  });
});
