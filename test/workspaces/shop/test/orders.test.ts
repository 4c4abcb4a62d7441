import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startShop, type TestShop } from "./support.ts";

describe("orders", () => {
  let shop: TestShop;
  before(async () => {
    shop = await startShop();
  });
  after(() => shop.close());

  const place = (items: object[], coupon?: string) =>
    shop.app.inject({
      method: "POST",
      url: "/orders",
      headers: shop.as("customer"),
      payload: { country: "DE", items, ...(coupon === undefined ? {} : { coupon }) },
    });

  it("takes the goods out of stock and adds shipping to the total", async () => {
    const answer = await place([{ productId: 1, quantity: 2 }]);

    assert.equal(answer.statusCode, 201);
    assert.equal(answer.json().totalCents, 2 * 1290 + 690);
    const [product] = await shop.db.query<{ stock: number }>("SELECT stock FROM products WHERE id = 1");
    assert.equal(product?.stock, 38);
  });

  it("takes the coupon off the goods, not off the shipping", async () => {
    const answer = await place([{ productId: 2, quantity: 1 }], "WELCOME");

    assert.equal(answer.json().totalCents, 891 + 690);
  });

  it("refuses more than there is, and changes nothing", async () => {
    const answer = await place([{ productId: 3, quantity: 1 }, { productId: 2, quantity: 100 }]);

    assert.equal(answer.statusCode, 409);
    const [tin] = await shop.db.query<{ stock: number }>("SELECT stock FROM products WHERE id = 3");
    assert.equal(tin?.stock, 100);
  });

  it("puts the goods of a cancelled order back", async () => {
    const { id } = (await place([{ productId: 3, quantity: 5 }])).json();

    const url = `/orders/${id}/cancel`;
    const answer = await shop.app.inject({ method: "POST", url, headers: shop.as("customer") });

    assert.equal(answer.statusCode, 200);
    const [tin] = await shop.db.query<{ stock: number }>("SELECT stock FROM products WHERE id = 3");
    assert.equal(tin?.stock, 100);
  });

  it("lets only staff ship", async () => {
    const url = "/orders/1/ship";
    const answer = await shop.app.inject({ method: "POST", url, headers: shop.as("customer") });

    assert.equal(answer.statusCode, 403);
  });
});
